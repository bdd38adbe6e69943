import { expect, it } from "vitest";
import { deviceComb } from "./comb-cells";

const none = { total: 0, pending: 0, paired: 0, suspended: 0, revoked: 0 };

it("has room to grow while there is no device", () => {
  expect(deviceComb(none)).toEqual({ rings: 2, cells: [] });
});

it("draws one cell for each device, paired ones in the middle", () => {
  const { cells } = deviceComb({ total: 4, pending: 1, paired: 1, suspended: 1, revoked: 1 });
  expect(cells).toEqual(["full", "filling", "resting", "broken"]);
});

it("draws a large fleet in proportion", () => {
  const { rings, cells } = deviceComb({ ...none, total: 10_000, paired: 5_000, pending: 5_000 });
  expect(rings).toBe(5);
  expect(cells).toHaveLength(91);
  expect(cells.filter((cell) => cell === "full")).toHaveLength(46);
});
