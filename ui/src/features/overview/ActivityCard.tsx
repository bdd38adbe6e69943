import { useTranslation } from "react-i18next";
import { Card } from "@/components/Card";
import { Tag, type TagTone } from "@/components/Tag";
import type { AuditEvent, AuditOutcome } from "@/lib/api/types";
import { useFormat } from "@/lib/format/use-format";
import { useAccountState } from "@/lib/services";

interface ActivityCardProps {
  readonly events: readonly AuditEvent[];
  readonly now: Date;
  readonly className?: string;
}

/** More than a glance takes in belongs to the audit page. */
const mostShown = 10;

const tones: Record<AuditOutcome, TagTone> = { success: "good", refused: "waiting", failed: "bad" };

export function ActivityCard({ events, now, className = "" }: ActivityCardProps) {
  const { t } = useTranslation();
  const account = useAccountState();
  const mayRead = account.kind === "signed-in" && account.roles.some((role) => role !== "user");
  return (
    <Card className={className} title={t("overview.activity")}>
      {events.length === 0 && (
        <p className="mt-3 text-soft">{t(mayRead ? "overview.activity_empty" : "overview.activity_closed")}</p>
      )}
      <ol className="mt-2 divide-y divide-line">
        {events.slice(0, mostShown).map((event) => (
          <ActivityLine event={event} key={event.event_id} now={now} />
        ))}
      </ol>
    </Card>
  );
}

function ActivityLine({ event, now }: { readonly event: AuditEvent; readonly now: Date }) {
  const { t } = useTranslation();
  const { ago, dateTime } = useFormat();
  const time = new Date(event.time);
  return (
    <li className="grid animate-arrive grid-cols-[1fr_auto] gap-x-4 py-2.5">
      <span className="font-medium">{t(`category.${event.category}`)}</span>
      <time className="justify-self-end text-sm text-soft" dateTime={event.time} title={dateTime(time)}>
        {ago(time, now)}
      </time>
      <span className="min-w-0 truncate font-mono text-sm text-soft" title={event.target || event.actor}>
        <bdi>{event.target || event.actor}</bdi>
      </span>
      <span className="justify-self-end">
        <Tag label={t(`outcome.${event.outcome}`)} tone={tones[event.outcome]} />
      </span>
    </li>
  );
}
