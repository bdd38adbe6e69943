import { expect, it } from "vitest";
import { cellsInRings, centreOf, ringsFor, spiral } from "@/components/hexagons";

it.each([0, 1, 2, 5])("a comb of %i rings has every cell once", (rings) => {
  const cells = spiral(rings);
  expect(cells).toHaveLength(cellsInRings(rings));
  expect(new Set(cells.map(({ q, r }) => `${q} ${r}`)).size).toBe(cells.length);
});

it("neighbours in the comb are one cell apart", () => {
  const [middle, ...ring] = spiral(1).map(centreOf);
  for (const cell of ring) {
    expect(Math.hypot(cell.x - (middle?.x ?? 0), cell.y - (middle?.y ?? 0))).toBeCloseTo(Math.sqrt(3));
  }
});

it.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [7, 1],
  [8, 2],
  [19, 2],
])("%i cells need %i rings", (cells, rings) => {
  expect(ringsFor(cells)).toBe(rings);
});
