/** What a person chose on this browser. Never a secret; may be forbidden or full, and then simply is not kept. */
export type PreferenceName = "theme" | "language";

const keyOf = (name: PreferenceName) => `honeylink.${name}`;

export function readPreference(name: PreferenceName): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepPreference(name: PreferenceName, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
  } catch {
    // Only the next visit notices.
  }
}
