import { useTranslation } from "react-i18next";

/** Stands where content will be, in about its shape, so that nothing jumps when it arrives. */
export function Loading({ rows = 3 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-3" role="status">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div className="h-14 animate-pulse rounded-card bg-sunken" key={row} />
      ))}
    </div>
  );
}
