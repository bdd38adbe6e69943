import { expect, it } from "vitest";
import { formatsOf } from "@/lib/format/use-format";

const now = new Date("2026-11-21T12:00:00Z");
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

it("says how long ago something was, in the largest unit that fits", () => {
  const { ago } = formatsOf("en");
  expect([0, 59, 60, 3_599, 7_200, 200_000].map((seconds) => ago(before(seconds), now))).toEqual([
    "now",
    "59 seconds ago",
    "1 minute ago",
    "59 minutes ago",
    "2 hours ago",
    "2 days ago",
  ]);
});

it("does not put into the future what a clock ahead of ours reports", () => {
  expect(formatsOf("en").ago(before(-30), now)).toBe("now");
});

it("writes numbers as the language does, and large rates without a tenth", () => {
  expect(formatsOf("es").count(1_234_567)).toBe("1.234.567");
  expect(formatsOf("en").rate(9.75)).toBe("9.8");
  expect(formatsOf("en").rate(817.4)).toBe("817");
});
