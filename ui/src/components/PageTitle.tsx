import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface PageTitleProps {
  readonly title: string;
  readonly lead: string;
  /** Beside the title: state or actions. */
  readonly aside?: ReactNode;
}

/** The screen's one `h1`. Names the window, and takes the focus when somebody has navigated here. */
export function PageTitle({ title, lead, aside }: PageTitleProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t("app.title", { page: title });
  }, [t, title]);
  useEffect(() => {
    // The link that was followed keeps the focus on the first page; a page that replaced another takes it over.
    if (document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="mt-1 text-soft">{lead}</p>
      </div>
      {aside}
    </div>
  );
}
