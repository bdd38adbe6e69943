import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageTitle } from "@/components/PageTitle";

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle lead={t("not_found.text")} title={t("not_found.title")} />
      <Link className="font-semibold text-accent underline underline-offset-4" to="/">
        {t("not_found.home")}
      </Link>
    </>
  );
}
