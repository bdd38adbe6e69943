/** Axial coordinates of a cell in a comb of hexagons. */
interface Cell {
  readonly q: number;
  readonly r: number;
}

const directions: readonly Cell[] = [
  { q: 1, r: 0 },
  { q: 0, r: 1 },
  { q: -1, r: 1 },
  { q: -1, r: 0 },
  { q: 0, r: -1 },
  { q: 1, r: -1 },
];

/** Cells in a comb of so many rings around its middle: 1, 7, 19, 37, 61… */
export function cellsInRings(rings: number): number {
  return 1 + 3 * rings * (rings + 1);
}

/** The least rings that hold so many cells. */
export function ringsFor(cells: number): number {
  let rings = 0;
  while (cellsInRings(rings) < cells) rings += 1;
  return rings;
}

/** All cells, from the middle outwards, as bees build: each next cell touches the ones before it. */
export function spiral(rings: number): readonly Cell[] {
  const cells: Cell[] = [{ q: 0, r: 0 }];
  for (let ring = 1; ring <= rings; ring += 1) {
    let { q, r } = { q: 0, r: -ring };
    for (const direction of directions) {
      for (let step = 0; step < ring; step += 1) {
        cells.push({ q, r });
        q += direction.q;
        r += direction.r;
      }
    }
  }
  return cells;
}

/** Middle of a cell whose corners are one unit away, point upwards. */
export function centreOf({ q, r }: Cell): { readonly x: number; readonly y: number } {
  return { x: Math.sqrt(3) * (q + r / 2), y: 1.5 * r };
}

/** Corners of a hexagon of that radius around the origin, for an SVG polygon. */
export function hexagon(radius: number): string {
  return Array.from({ length: 6 }, (_, corner) => {
    const angle = (Math.PI / 3) * corner + Math.PI / 6;
    return `${(radius * Math.cos(angle)).toFixed(3)},${(radius * Math.sin(angle)).toFixed(3)}`;
  }).join(" ");
}
