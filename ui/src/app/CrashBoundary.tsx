import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";

/** Catches what a page throws while drawing, so that the shell around it stays usable. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}

function Crash() {
  const { t } = useTranslation();
  return (
    <Notice tone="error">
      <p>{t("error.crash")}</p>
      <Button
        className="mt-3"
        look="quiet"
        onClick={() => {
          globalThis.location.reload();
        }}
      >
        {t("error.reload")}
      </Button>
    </Notice>
  );
}
