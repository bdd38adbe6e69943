import { useTranslation } from "react-i18next";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";
import { Problem, ServerAway } from "@/lib/api/problem";
import type { ErrorCode } from "@/lib/api/types";

/** What each refusal means to a reader of lists and figures; what only a writer can cause is our fault here. */
const reasons = {
  ERR_AUTH: "error.forbidden",
  ERR_AUTHZ: "error.forbidden",
  ERR_NOT_FOUND: "error.internal",
  ERR_VALIDATION: "error.internal",
  ERR_CONFLICT: "error.internal",
  ERR_STATE: "error.internal",
  ERR_RATE_LIMITED: "error.rate",
  ERR_DEPENDENCY: "error.dependency",
  ERR_INTERNAL: "error.internal",
} as const satisfies Record<ErrorCode, string>;

function reasonOf(error: unknown) {
  if (error instanceof ServerAway) return "error.away";
  return error instanceof Problem ? reasons[error.code] : "error.internal";
}

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Why something could not be loaded, in the reader's words, and what to do next. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const trace = error instanceof Problem ? error.traceId : "";
  return (
    <Notice tone="error">
      <p className="font-semibold">{t("error.title")}</p>
      <p>{t(reasonOf(error))}</p>
      {trace !== "" && <p className="mt-1 font-mono text-sm break-all text-soft">{t("error.trace", { trace })}</p>}
      <Button className="mt-3" look="quiet" onClick={onRetry}>
        {t("error.retry")}
      </Button>
    </Notice>
  );
}
