import { useTranslation } from "react-i18next";
import type { LiveState } from "@/lib/live/follow-events";

const dots: Record<LiveState, string> = {
  connecting: "bg-edge animate-breathe",
  live: "bg-leaf animate-breathe",
  reconnecting: "bg-honey animate-breathe",
  offline: "bg-clay",
};

/** Says whether the figures are of this moment; a screen reader hears it only when it changes. */
export function LiveBadge({ state }: { readonly state: LiveState }) {
  const { t } = useTranslation();
  return (
    <p
      className="inline-flex min-h-8 items-center gap-2 rounded-full border border-line bg-surface px-3 text-sm font-medium"
      role="status"
    >
      <span aria-hidden="true" className={`size-2.5 rounded-full ${dots[state]}`} />
      {t(`live.${state}`)}
    </p>
  );
}
