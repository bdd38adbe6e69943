import { useTranslation } from "react-i18next";
import { Card } from "@/components/Card";
import type { Overview, SessionState } from "@/lib/api/types";
import { useFormat } from "@/lib/format/use-format";
import { BigFigure } from "./BigFigure";
import { ShareBar } from "./ShareBar";
import { Tally } from "./Tally";

const marks: Record<SessionState, string> = {
  ACTIVE: "bg-honey",
  PAIRED: "bg-honey-soft border border-accent",
  PENDING: "bg-sky",
  SUSPENDED: "bg-edge",
  CLOSED: "bg-line",
};

export function SessionsCard({ sessions }: { readonly sessions: Overview["sessions"] }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const figures: Record<SessionState, number> = {
    ACTIVE: sessions.active,
    PAIRED: sessions.paired,
    PENDING: sessions.pending,
    SUSPENDED: sessions.suspended,
    CLOSED: sessions.closed,
  };
  const states = ["ACTIVE", "PAIRED", "PENDING", "SUSPENDED", "CLOSED"] as const;
  const lines = states.map((state) => ({
    key: state,
    label: t(`session_state.${state}`),
    value: count(figures[state]),
    mark: marks[state],
  }));
  return (
    <Card title={t("overview.sessions")}>
      <BigFigure label={t("overview.sessions_now", { count: sessions.active })} value={count(sessions.active)} />
      <ShareBar parts={states.map((state) => ({ key: state, share: figures[state], mark: marks[state] }))} />
      <Tally lines={lines} />
    </Card>
  );
}
