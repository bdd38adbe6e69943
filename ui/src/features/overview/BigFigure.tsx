/** The one number a card is about, and what it counts. */
export function BigFigure({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-2">
      <span className="text-5xl font-bold tracking-tight tabular-nums">{value}</span>
      <span className="text-soft">{label}</span>
    </p>
  );
}
