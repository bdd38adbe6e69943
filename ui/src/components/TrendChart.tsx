import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type Sample, trendPaths } from "@/components/trend";
import { useFormat } from "@/lib/format/use-format";

const width = 600;
const height = 140;

interface TrendChartProps {
  readonly title: string;
  /** What one value is, as the head of the table's second column. */
  readonly unit: string;
  readonly samples: readonly Sample[];
}

/** A minute of one figure, as a picture with a sentence under it and all its numbers in a table behind it. */
export function TrendChart({ title, unit, samples }: TrendChartProps) {
  const { t } = useTranslation();
  const { rate } = useFormat();
  const peak = Math.max(0, ...samples.map(({ value }) => value));
  const now = samples.at(-1)?.value ?? 0;
  return (
    <figure className="mt-4">
      {samples.length > 1 ? (
        <Picture samples={samples} />
      ) : (
        <div className="grid h-35 place-items-center rounded-card bg-sunken px-4 text-center text-soft">
          {t("overview.trend_waiting")}
        </div>
      )}
      <figcaption className="mt-2 text-sm text-soft">
        <span className="me-2 font-medium">{title}</span> {t("overview.trend_summary", { now: rate(now), peak: rate(peak) })}
      </figcaption>
      <TrendTable samples={samples} title={title} unit={unit} />
    </figure>
  );
}

function Picture({ samples }: { readonly samples: readonly Sample[] }) {
  const gradient = useId();
  const { line, area } = trendPaths(samples, width, height);
  return (
    // Time runs to the right in every language, as on an instrument.
    <svg
      aria-hidden="true"
      className="h-35 w-full overflow-visible text-accent"
      direction="ltr"
      focusable="false"
      preserveAspectRatio="none"
      viewBox={`0 0 ${width} ${height}`}
    >
      <defs>
        <linearGradient id={gradient} x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" stopColor="var(--honey)" stopOpacity="0.55" />
          <stop offset="1" stopColor="var(--honey)" stopOpacity="0.04" />
        </linearGradient>
      </defs>
      {[0, 0.5, 1].map((share) => (
        <line
          className="stroke-line"
          key={share}
          vectorEffect="non-scaling-stroke"
          x1="0"
          x2={width}
          y1={height * share}
          y2={height * share}
        />
      ))}
      <path d={area} fill={`url(#${gradient})`} />
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        strokeLinejoin="round"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

function TrendTable({ title, unit, samples }: TrendChartProps) {
  const { t } = useTranslation();
  const { rate, clock } = useFormat();
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-flex min-h-8 items-center font-medium text-accent underline underline-offset-4">
        {t("overview.table_show")}
      </summary>
      <table className="mt-2 w-full max-w-sm tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead className="text-soft">
          <tr>
            <th className="py-1 text-start font-medium" scope="col">
              {t("overview.table_time")}
            </th>
            <th className="py-1 text-end font-medium" scope="col">
              {unit}
            </th>
          </tr>
        </thead>
        <tbody>
          {samples.toReversed().map(({ atMillis, value }) => (
            <tr className="border-t border-line" key={atMillis}>
              <td className="py-1">{clock(new Date(atMillis))}</td>
              <td className="py-1 text-end">{rate(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
