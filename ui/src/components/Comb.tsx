import { centreOf, hexagon, spiral } from "@/components/hexagons";

export type CellTone = "full" | "filling" | "resting" | "broken" | "empty";

interface CombProps {
  readonly rings: number;
  /** From the middle outwards; cells beyond are empty. */
  readonly cells: readonly CellTone[];
  readonly className?: string;
}

const tones: Record<CellTone, string> = {
  full: "fill-honey stroke-honey",
  filling: "fill-honey-soft stroke-accent",
  resting: "fill-edge stroke-edge",
  broken: "fill-clay stroke-clay",
  empty: "fill-transparent stroke-honey/25",
};

/** A honeycomb. A picture only: whoever draws it says the same in words beside it. */
export function Comb({ rings, cells, className = "" }: CombProps) {
  const reach = (rings * 2 + 1) * 0.9 + 0.2;
  const shape = hexagon(0.86);
  return (
    <svg
      aria-hidden="true"
      className={className}
      focusable="false"
      viewBox={`${-reach} ${-reach} ${reach * 2} ${reach * 2}`}
    >
      {spiral(rings).map((cell, place) => {
        const { x, y } = centreOf(cell);
        return (
          <polygon
            className={`transition-colors duration-500 ${tones[cells[place] ?? "empty"]}`}
            key={`${cell.q} ${cell.r}`}
            points={shape}
            strokeLinejoin="round"
            strokeWidth="0.12"
            transform={`translate(${x.toFixed(3)} ${y.toFixed(3)})`}
          />
        );
      })}
    </svg>
  );
}
