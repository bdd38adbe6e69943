import { useTranslation } from "react-i18next";
import { ErrorNotice } from "@/components/ErrorNotice";
import { LiveBadge } from "@/components/LiveBadge";
import { Loading } from "@/components/Loading";
import { PageTitle } from "@/components/PageTitle";
import { ActivityCard } from "./ActivityCard";
import { DevicesCard } from "./DevicesCard";
import { MessagesCard } from "./MessagesCard";
import { SessionsCard } from "./SessionsCard";
import { useOverview } from "./use-overview";

export default function OverviewPage() {
  const { t } = useTranslation();
  const { overview, samples, live } = useOverview();
  const { data, error, dataUpdatedAt } = overview;
  return (
    <>
      <PageTitle aside={<LiveBadge state={live} />} lead={t("overview.lead")} title={t("overview.title")} />
      {data === undefined && error === null && <Loading rows={4} />}
      {data === undefined && error !== null && (
        <ErrorNotice error={error} onRetry={() => void overview.refetch()} />
      )}
      {data !== undefined && (
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <DevicesCard devices={data.devices} />
          <SessionsCard sessions={data.sessions} />
          <ActivityCard
            className="order-last sm:col-span-2 xl:order-none xl:col-span-1 xl:row-span-2"
            events={data.recent_activity}
            now={new Date(dataUpdatedAt)}
          />
          <MessagesCard className="sm:col-span-2" messages={data.messages} samples={samples} />
        </div>
      )}
    </>
  );
}
