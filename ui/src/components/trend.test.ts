import { expect, it } from "vitest";
import { type Sample, trendPaths, withSample } from "@/components/trend";

const at = (second: number, value = 1): Sample => ({ atMillis: second * 1000, value });

it("keeps one minute", () => {
  let samples: readonly Sample[] = [];
  for (let second = 0; second < 200; second += 1) samples = withSample(samples, at(second));
  expect(samples).toHaveLength(60);
  expect(samples.at(0)?.atMillis).toBe(140_000);
});

it("takes the later of two readings in one second", () => {
  expect(withSample([at(1, 5)], { atMillis: 1_400, value: 7 })).toEqual([{ atMillis: 1_400, value: 7 }]);
});

it("ends at the right edge, with the newest reading", () => {
  expect(trendPaths([at(30, 0), at(31, 0)], 600, 100).line).toBe("M590.0 100.0L600.0 100.0");
});

it("does not join readings between which nothing was heard", () => {
  const { line, area } = trendPaths([at(0), at(1), at(20), at(21)], 600, 100);
  expect(line.match(/M/g)).toHaveLength(2);
  expect(area.match(/Z/g)).toHaveLength(2);
});

it("draws nothing of nothing", () => {
  expect(trendPaths([], 600, 100)).toEqual({ line: "", area: "" });
});
