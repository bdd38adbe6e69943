import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { ListPage } from "@/components/ListPage";
import { PageTitle } from "@/components/PageTitle";
import { Tag, type TagTone } from "@/components/Tag";
import { answerOf } from "@/lib/api/client";
import type { Device, DeviceStatus } from "@/lib/api/types";
import { pageSize, usePagedList } from "@/lib/api/use-paged-list";
import { useFormat } from "@/lib/format/use-format";
import { useServices } from "@/lib/services";

const tones: Record<DeviceStatus, TagTone> = { PENDING: "waiting", PAIRED: "good", SUSPENDED: "resting", REVOKED: "bad" };

export default function DevicesPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const list = usePagedList<Device>("devices", (cursor, signal) =>
    answerOf(
      api.GET("/devices", {
        params: { query: { limit: pageSize, ...(cursor !== undefined && { cursor }) } },
        signal,
      }),
    ),
  );
  const columns = useColumns();
  return (
    <>
      <PageTitle lead={t("devices.lead")} title={t("devices.title")} />
      <ListPage empty={{ title: t("devices.empty_title"), text: t("devices.empty") }} list={list}>
        {(rows) => (
          <DataTable caption={t("devices.caption")} columns={columns} keyOf={(row) => row.device_id} rows={rows} />
        )}
      </ListPage>
    </>
  );
}

function useColumns(): readonly [Column<Device>, ...Column<Device>[]] {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return [
    { key: "id", head: t("devices.id"), cell: (row) => <bdi className="font-mono">{row.device_id}</bdi> },
    {
      key: "status",
      head: t("devices.status"),
      cell: (row) => <Tag label={t(`device_status.${row.status}`)} tone={tones[row.status]} />,
    },
    { key: "firmware", head: t("devices.firmware"), cell: (row) => <bdi>{row.firmware_version}</bdi> },
    { key: "capabilities", head: t("devices.capabilities"), cell: (row) => <bdi>{row.capabilities.join(", ")}</bdi> },
    {
      key: "registered",
      head: t("devices.registered"),
      cell: (row) => <time dateTime={row.registered_at}>{dateTime(new Date(row.registered_at))}</time>,
    },
  ];
}
