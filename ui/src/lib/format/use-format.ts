import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Numbers and times as the reader's language writes them. */
export interface Formats {
  readonly count: (value: number) => string;
  readonly rate: (value: number) => string;
  readonly clock: (time: Date) => string;
  readonly dateTime: (time: Date) => string;
  /** As in "12 seconds ago"; `now` is passed in so that a screen moves all its times together. */
  readonly ago: (time: Date, now: Date) => string;
}

/** A rate from here on is read as a whole number; a tenth would only flicker. */
const wholeFrom = 100;

const steps: readonly (readonly [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  [60, "second", 1],
  [3_600, "minute", 60],
  [86_400, "hour", 3_600],
  [Number.POSITIVE_INFINITY, "day", 86_400],
];

export function formatsOf(language: string): Formats {
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return {
    count: (value) => count.format(value),
    rate: (value) => (value < wholeFrom ? fine : count).format(value),
    clock: (time) => clock.format(time),
    dateTime: (time) => dateTime.format(time),
    ago: (time, now) => {
      const seconds = Math.max(0, Math.round((now.getTime() - time.getTime()) / 1000));
      const [, unit, size] = steps.find(([limit]) => seconds < limit) ?? [0, "day" as const, 86_400];
      return relative.format(-Math.floor(seconds / size), unit);
    },
  };
}

export function useFormat(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formatsOf(i18n.language), [i18n.language]);
}
