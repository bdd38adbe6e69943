/** A language of the console. `pseudo` ones prove the layout and are offered by address only (`?lang=en-XA`). */
export interface Language {
  readonly code: string;
  /** In the language itself. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly pseudo: boolean;
}

const english: Language = { code: "en", name: "English", direction: "ltr", pseudo: false };

export const languages: readonly Language[] = [
  english,
  { code: "ja", name: "日本語", direction: "ltr", pseudo: false },
  { code: "es", name: "Español", direction: "ltr", pseudo: false },
  { code: "zh", name: "中文", direction: "ltr", pseudo: false },
  { code: "ar", name: "العربية", direction: "rtl", pseudo: false },
  { code: "en-XA", name: "Ƥšéüðó", direction: "ltr", pseudo: true },
];

/** The first wanted language that there is, by its whole tag or its first part; English otherwise. */
export function pickLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    if (tag === null || tag === undefined) continue;
    const whole = languages.find((language) => language.code === tag);
    const part = languages.find((language) => language.code === tag.split("-")[0]?.toLowerCase());
    const found = whole ?? part;
    if (found !== undefined) return found;
  }
  return english;
}
