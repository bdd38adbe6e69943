import { expect, it } from "vitest";
import { pickLanguage } from "@/lib/i18n/languages";

it.each([
  { wanted: ["ja-JP"], picked: "ja" },
  { wanted: [null, undefined, "es-419", "en"], picked: "es" },
  { wanted: ["zh-Hans-CN"], picked: "zh" },
  { wanted: ["en-XA"], picked: "en-XA" },
  { wanted: ["tlh", "fi"], picked: "en" },
  { wanted: [], picked: "en" },
])("of $wanted, $picked is picked", ({ wanted, picked }) => {
  expect(pickLanguage(wanted).code).toBe(picked);
});
