import { useState } from "react";
import { keepPreference, readPreference } from "@/lib/preferences";

/** `system` follows the operating system; the other two are somebody's choice on this browser. */
export type Theme = "system" | "light" | "dark";

export const themes: readonly Theme[] = ["system", "light", "dark"];

function chosenTheme(): Theme {
  const kept = readPreference("theme");
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** The theme in force and how to change it; styles.css reads `data-theme`, public/boot.js sets it before first paint. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (next: Theme) => {
    if (next === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
    keepPreference("theme", next === "system" ? undefined : next);
    setTheme(next);
  };
  return [theme, choose];
}
