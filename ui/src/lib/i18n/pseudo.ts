const accented: Record<string, string> = {
  a: "á", b: "ƀ", c: "ç", d: "ð", e: "é", g: "ĝ", h: "ĥ", i: "î", k: "ķ", l: "ļ", n: "ñ", o: "ö", r: "ŕ", s: "š",
  t: "ţ", u: "ü", w: "ŵ", y: "ý", z: "ž", A: "Å", C: "Ç", D: "Ð", E: "É", L: "Ļ", N: "Ñ", O: "Ö", S: "Š", T: "Ţ",
};

/** Accents a message and makes it 30 % longer; ICU arguments (in braces) stay as they are. */
export function pseudoMessage(message: string): string {
  let depth = 0;
  let text = "";
  for (const letter of message) {
    if (letter === "{") depth += 1;
    text += depth === 0 ? (accented[letter] ?? letter) : letter;
    if (letter === "}") depth -= 1;
  }
  // In words of six, so that the extra length can break across lines as real text does.
  const extra = "~".repeat(Math.ceil(message.length * 0.3)).replaceAll(/~{6}(?=~)/g, "$& ");
  return `[${text}${extra}]`;
}

/** The same for a whole tree of messages. */
export function pseudoMessages(messages: object): object {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? pseudoMessage(value) : pseudoMessages(value as object),
    ]),
  );
}
