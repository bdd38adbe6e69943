import type { CellTone } from "@/components/Comb";
import { cellsInRings, ringsFor } from "@/components/hexagons";
import type { Overview } from "@/lib/api/types";

/** A comb is never smaller than this, so that there is room to grow, nor larger, so that cells can be told apart. */
const leastRings = 2;
const mostRings = 5;

export interface DeviceComb {
  readonly rings: number;
  readonly cells: readonly CellTone[];
}

/** One cell for each device, paired ones in the middle; a fleet too large for the comb is shown in proportion. */
export function deviceComb({ total, paired, pending, suspended, revoked }: Overview["devices"]): DeviceComb {
  const rings = Math.min(mostRings, Math.max(leastRings, ringsFor(total)));
  const room = cellsInRings(rings);
  const share = (count: number) => (total <= room ? count : Math.round((count * room) / total));
  const cells = [
    ...Array<CellTone>(share(paired)).fill("full"),
    ...Array<CellTone>(share(pending)).fill("filling"),
    ...Array<CellTone>(share(suspended)).fill("resting"),
    ...Array<CellTone>(share(revoked)).fill("broken"),
  ];
  return { rings, cells: cells.slice(0, room) };
}
