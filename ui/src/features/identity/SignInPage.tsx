import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type CellTone, Comb } from "@/components/Comb";
import { Logo } from "@/components/Logo";
import { Notice } from "@/components/Notice";
import { SignInForm } from "./SignInForm";

interface SignInPageProps {
  readonly reason: "start" | "left" | "expired";
  /** Language and theme, which matter before signing in as well. */
  readonly preferences: ReactNode;
}

const comb: readonly CellTone[] = [
  "full", "full", "filling", "full", "full", "empty", "full", "filling", "empty", "full", "full", "empty",
  "filling", "full", "empty", "empty", "full", "filling", "full", "empty", "empty", "full",
];

export function SignInPage({ reason, preferences }: SignInPageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t("app.title", { page: t("sign_in.title") });
  }, [t]);
  return (
    <div className="grid min-h-dvh lg:grid-cols-[5fr_6fr]">
      <div className="hidden overflow-hidden bg-honey-soft lg:flex lg:items-center lg:justify-center">
        <Comb cells={comb} className="w-[46rem] shrink-0" rings={4} />
      </div>
      <div className="flex min-w-0 flex-col">
        <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-5 py-10">
          <p className="mb-10 flex items-center gap-3 text-xl font-bold tracking-tight">
            <Logo size={40} />
            {t("app.name")}
          </p>
          <h1>{t("sign_in.title")}</h1>
          <p className="mt-1 mb-6 text-soft">
            {t("sign_in.lead")} {t("app.tagline")}
          </p>
          {reason !== "start" && (
            <div className="mb-5">
              <Notice tone="info">{t(`sign_in.${reason}`)}</Notice>
            </div>
          )}
          <SignInForm />
        </main>
        <footer className="mx-auto w-full max-w-md px-5 pb-8">{preferences}</footer>
      </div>
    </div>
  );
}
