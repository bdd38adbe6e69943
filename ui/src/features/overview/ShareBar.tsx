interface Part {
  readonly key: string;
  readonly share: number;
  readonly mark: string;
}

/** How a whole divides. A picture only; the tally under it has the counts. */
export function ShareBar({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <div aria-hidden="true" className="mt-4 mb-4 flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken">
      {parts
        .filter(({ share }) => share > 0)
        .map(({ key, share, mark }) => (
          <span className={`min-w-1.5 ${mark}`} key={key} style={{ flexGrow: share }} />
        ))}
    </div>
  );
}
