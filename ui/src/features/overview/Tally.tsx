export interface TallyLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Class of the mark before the label, the same as in the picture beside. */
  readonly mark: string;
}

/** Counts by state: what the picture beside it shows, in words. */
export function Tally({ lines }: { readonly lines: readonly TallyLine[] }) {
  return (
    <dl className="grid gap-1 text-sm">
      {lines.map(({ key, label, value, mark }) => (
        <div className="flex items-center justify-between gap-3" key={key}>
          <dt className="flex min-w-0 items-center gap-2 text-soft">
            <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full ${mark}`} />
            {label}
          </dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
