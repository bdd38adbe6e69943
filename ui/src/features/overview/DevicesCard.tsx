import { useTranslation } from "react-i18next";
import { Card } from "@/components/Card";
import { Comb } from "@/components/Comb";
import type { DeviceStatus, Overview } from "@/lib/api/types";
import { useFormat } from "@/lib/format/use-format";
import { BigFigure } from "./BigFigure";
import { deviceComb } from "./comb-cells";
import { Tally } from "./Tally";

const marks: Record<DeviceStatus, string> = {
  PAIRED: "bg-honey",
  PENDING: "bg-honey-soft border border-accent",
  SUSPENDED: "bg-edge",
  REVOKED: "bg-clay",
};

export function DevicesCard({ devices }: { readonly devices: Overview["devices"] }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { rings, cells } = deviceComb(devices);
  const figures: Record<DeviceStatus, number> = {
    PAIRED: devices.paired,
    PENDING: devices.pending,
    SUSPENDED: devices.suspended,
    REVOKED: devices.revoked,
  };
  const lines = (["PAIRED", "PENDING", "SUSPENDED", "REVOKED"] as const).map((status) => ({
    key: status,
    label: t(`device_status.${status}`),
    value: count(figures[status]),
    mark: marks[status],
  }));
  return (
    <Card title={t("overview.devices")}>
      <BigFigure label={t("overview.devices_of", { total: devices.total })} value={count(devices.paired)} />
      <div className="mt-4 grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-4 sm:grid-cols-[7rem_minmax(0,1fr)] sm:gap-5">
        <Comb cells={cells} className="w-full" rings={rings} />
        <Tally lines={lines} />
      </div>
      {devices.total === 0 && <p className="mt-4 text-sm text-soft">{t("overview.devices_empty")}</p>}
    </Card>
  );
}
