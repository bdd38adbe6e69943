import type { ReactNode } from "react";
import { InfoIcon, WarningIcon } from "@/components/icons";

interface NoticeProps {
  readonly tone: "error" | "info";
  readonly children: ReactNode;
}

/** A sentence that must be noticed. Errors interrupt a screen reader, information waits its turn. */
export function Notice({ tone, children }: NoticeProps) {
  const colour = tone === "error" ? "border-clay text-clay" : "border-sky text-sky";
  return (
    <div
      className={`flex animate-arrive gap-3 rounded-card border bg-surface px-4 py-3 ${colour}`}
      role={tone === "error" ? "alert" : "status"}
    >
      {tone === "error" ? <WarningIcon /> : <InfoIcon />}
      <div className="min-w-0 text-ink">{children}</div>
    </div>
  );
}
