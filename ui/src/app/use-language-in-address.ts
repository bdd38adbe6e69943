import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

/** Keeps the language in the address, so that a link somebody copies opens in the language they saw. */
export function useLanguageInAddress(): void {
  const { i18n } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const { language } = i18n;
  const shown = parameters.get("lang");
  useEffect(() => {
    if (shown === language) return;
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        after.set("lang", language);
        return after;
      },
      { replace: true },
    );
  }, [language, setParameters, shown]);
}
