export type TagTone = "good" | "waiting" | "resting" | "bad";

const tones: Record<TagTone, { readonly text: string; readonly dot: string }> = {
  good: { text: "text-leaf", dot: "bg-leaf" },
  waiting: { text: "text-accent", dot: "bg-accent" },
  resting: { text: "text-soft", dot: "bg-edge" },
  bad: { text: "text-clay", dot: "bg-clay" },
};

/** A state in one word. The colour repeats what the word says. */
export function Tag({ tone, label }: { readonly tone: TagTone; readonly label: string }) {
  const { text, dot } = tones[tone];
  return (
    <span className={`inline-flex items-center gap-2 text-sm font-medium whitespace-nowrap ${text}`}>
      <span aria-hidden="true" className={`size-2 rounded-full ${dot}`} />
      {label}
    </span>
  );
}
