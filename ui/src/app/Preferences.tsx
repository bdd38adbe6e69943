import { useTranslation } from "react-i18next";
import { SelectField } from "@/components/SelectField";
import { chooseLanguage } from "@/lib/i18n/i18n";
import { languages } from "@/lib/i18n/languages";
import { type Theme, themes, useTheme } from "@/lib/theme/theme";

/** Language and theme. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const [theme, chooseTheme] = useTheme();
  return (
    <div className="flex gap-3">
      <SelectField
        label={t("settings.language")}
        onChange={(event) => void chooseLanguage(event.target.value)}
        value={i18n.language}
      >
        {languages
          .filter(({ code, pseudo }) => !pseudo || code === i18n.language)
          .map(({ code, name }) => (
            <option key={code} lang={code} value={code}>
              {name}
            </option>
          ))}
      </SelectField>
      <SelectField
        label={t("settings.theme")}
        onChange={(event) => {
          chooseTheme(event.target.value as Theme);
        }}
        value={theme}
      >
        {themes.map((choice) => (
          <option key={choice} value={choice}>
            {t(`settings.theme_${choice}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
