import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { pseudoMessage } from "@/lib/i18n/pseudo";

interface Tree {
  readonly [key: string]: string | Tree;
}

const files = import.meta.glob<{ default: Tree }>("./locales/*.json", { eager: true });
const byLanguage = Object.entries(files).map(([path, { default: tree }]) => ({
  language: /(\w+)\.json$/.exec(path)?.[1] ?? path,
  messages: flat(tree),
}));
const english = byLanguage.find(({ language }) => language === "en")?.messages ?? new Map<string, string>();

function flat(tree: Tree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

function argumentsOf(message: string): string {
  return [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).toSorted().join(" ");
}

describe.each(byLanguage)("messages in $language", ({ language, messages }) => {
  it("are the same messages as in English", () => {
    expect([...messages.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it("are none of them empty, and take the same arguments as in English", () => {
    for (const [key, message] of messages) {
      expect(message.trim(), key).not.toBe("");
      expect(argumentsOf(message), key).toBe(argumentsOf(english.get(key) ?? ""));
    }
  });

  it("are well-formed for this language", () => {
    for (const [key, message] of messages) {
      expect(() => new IntlMessageFormat(message, language), key).not.toThrow();
    }
  });
});

describe("the pseudo-locale", () => {
  it("accents and lengthens a message by 30 %, and leaves its arguments alone", () => {
    expect(pseudoMessage("Trace {trace}")).toBe("[Ţŕáçé {trace}~~~~]");
  });
});
