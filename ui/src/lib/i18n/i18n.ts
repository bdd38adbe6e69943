import i18next from "i18next";
import ICU from "i18next-icu";
import { initReactI18next } from "react-i18next";
import { type Language, languages, pickLanguage } from "@/lib/i18n/languages";
import { pseudoMessages } from "@/lib/i18n/pseudo";
import { keepPreference, readPreference } from "@/lib/preferences";
import type en from "@/lib/i18n/locales/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

/** Each language is a file of its own, fetched when it is first wanted. */
const files = import.meta.glob<{ default: object }>("./locales/*.json");

async function messagesOf(language: Language): Promise<object> {
  const file = files[`./locales/${language.pseudo ? "en" : language.code}.json`];
  if (file === undefined) throw new Error(`No messages for language '${language.code}'`);
  const messages = (await file()).default;
  return language.pseudo ? pseudoMessages(messages) : messages;
}

/** The language wanted: by the address (`?lang=ja`), else as chosen before, else as the browser asks. */
function wantedLanguage(): Language {
  const asked = new URLSearchParams(globalThis.location.search).get("lang");
  return pickLanguage([asked, readPreference("language"), ...navigator.languages]);
}

/** Loads the wanted language; call once, before the first render. */
export async function startI18n(language: Language = wantedLanguage()): Promise<void> {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language.code,
      fallbackLng: false,
      resources: {},
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    });
  await showLanguage(language);
}

/** Changes the language of everything on the screen. */
async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language.code, "translation")) {
    i18next.addResourceBundle(language.code, "translation", await messagesOf(language));
  }
  await i18next.changeLanguage(language.code);
  document.documentElement.lang = language.code;
  document.documentElement.dir = language.direction;
}

/** As {@link showLanguage}, and remembers it on this browser. */
export async function chooseLanguage(code: string): Promise<void> {
  const language = languages.find((candidate) => candidate.code === code);
  if (language === undefined) return;
  keepPreference("language", language.code);
  await showLanguage(language);
}
