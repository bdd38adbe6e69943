import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { ListPage } from "@/components/ListPage";
import { PageTitle } from "@/components/PageTitle";
import { Tag, type TagTone } from "@/components/Tag";
import { answerOf } from "@/lib/api/client";
import type { SessionState, SessionSummary } from "@/lib/api/types";
import { pageSize, usePagedList } from "@/lib/api/use-paged-list";
import { useFormat } from "@/lib/format/use-format";
import { useServices } from "@/lib/services";

const tones: Record<SessionState, TagTone> = {
  PENDING: "waiting",
  PAIRED: "waiting",
  ACTIVE: "good",
  SUSPENDED: "resting",
  CLOSED: "resting",
};

export default function SessionsPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const list = usePagedList<SessionSummary>("sessions", (cursor, signal) =>
    answerOf(
      api.GET("/sessions", {
        params: { query: { limit: pageSize, ...(cursor !== undefined && { cursor }) } },
        signal,
      }),
    ),
  );
  const columns = useColumns();
  return (
    <>
      <PageTitle lead={t("sessions.lead")} title={t("sessions.title")} />
      <ListPage empty={{ title: t("sessions.empty_title"), text: t("sessions.empty") }} list={list}>
        {(rows) => (
          <DataTable caption={t("sessions.caption")} columns={columns} keyOf={(row) => row.session_id} rows={rows} />
        )}
      </ListPage>
    </>
  );
}

function useColumns(): readonly [Column<SessionSummary>, ...Column<SessionSummary>[]] {
  const { t } = useTranslation();
  const { count, dateTime } = useFormat();
  return [
    { key: "device", head: t("sessions.device"), cell: (row) => <bdi className="font-mono">{row.device_id}</bdi> },
    {
      key: "state",
      head: t("sessions.state"),
      cell: (row) => <Tag label={t(`session_state.${row.state}`)} tone={tones[row.state]} />,
    },
    { key: "streams", head: t("sessions.streams"), cell: (row) => count(row.stream_count) },
    {
      key: "opened",
      head: t("sessions.opened"),
      cell: (row) => <time dateTime={row.created_at}>{dateTime(new Date(row.created_at))}</time>,
    },
    {
      key: "ends",
      head: t("sessions.ends"),
      cell: (row) => <time dateTime={row.expires_at}>{dateTime(new Date(row.expires_at))}</time>,
    },
    {
      key: "id",
      head: t("sessions.id"),
      cell: (row) => (
        <bdi className="font-mono text-sm text-soft" title={row.session_id}>
          …{row.session_id.slice(-12)}
        </bdi>
      ),
    },
  ];
}
