import { Comb } from "@/components/Comb";

interface EmptyStateProps {
  readonly title: string;
  readonly text: string;
}

/** Nothing there yet, and how something would get there. */
export function EmptyState({ title, text }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-card border border-dashed border-line px-6 py-12 text-center">
      <Comb cells={["filling"]} className="size-24" rings={1} />
      <p className="mt-2 text-lg font-semibold">{title}</p>
      <p className="max-w-prose text-soft">{text}</p>
    </div>
  );
}
