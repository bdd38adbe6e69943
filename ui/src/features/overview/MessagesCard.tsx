import { useTranslation } from "react-i18next";
import { Card } from "@/components/Card";
import type { Sample } from "@/components/trend";
import { TrendChart } from "@/components/TrendChart";
import type { Overview } from "@/lib/api/types";
import { useFormat } from "@/lib/format/use-format";
import { BigFigure } from "./BigFigure";

interface MessagesCardProps {
  readonly messages: Overview["messages"];
  readonly samples: readonly Sample[];
  readonly className?: string;
}

export function MessagesCard({ messages, samples, className = "" }: MessagesCardProps) {
  const { t } = useTranslation();
  const { count, rate } = useFormat();
  return (
    <Card className={className} title={t("overview.messages")}>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <BigFigure label={t("overview.per_second")} value={rate(messages.per_second)} />
        <dl className="flex flex-wrap gap-x-5 gap-y-3 sm:gap-x-8">
          <Figure label={t("overview.delivered")} name="delivered" value={count(messages.delivered)} />
          <Figure
            hint={t("overview.rebuilt_hint")}
            label={t("overview.rebuilt")}
            name="rebuilt"
            value={count(messages.rebuilt)}
          />
          <Figure label={t("overview.lost")} name="lost" value={count(messages.lost)} />
        </dl>
      </div>
      <TrendChart samples={samples} title={t("overview.trend")} unit={t("overview.per_second")} />
    </Card>
  );
}

interface FigureProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}

function Figure({ name, label, value, hint }: FigureProps) {
  return (
    <div title={hint}>
      <dt className="text-sm text-soft">
        {label}
        {hint !== undefined && <span className="sr-only"> {hint}</span>}
      </dt>
      <dd className="text-xl font-semibold sm:text-2xl tabular-nums" data-testid={`messages-${name}`}>
        {value}
      </dd>
    </div>
  );
}
