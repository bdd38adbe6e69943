import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { startI18n } from "@/lib/i18n/i18n";
import { pickLanguage } from "@/lib/i18n/languages";

// Generous, because a build machine may be busy with ten other things; a test that passes never waits for it.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(async () => {
  localStorage.clear();
  globalThis.history.replaceState(null, "", "/console/");
  await startI18n(pickLanguage(["en"]));
});

afterEach(() => {
  cleanup();
});
