import { type ComponentProps, useId } from "react";

interface SelectFieldProps extends Omit<ComponentProps<"select">, "id" | "className"> {
  readonly label: string;
}

/** The browser's own list: keyboard, touch and screen readers know it. */
export function SelectField({ label, children, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 flex-1 gap-1">
      <label className="text-xs font-medium text-soft" htmlFor={id}>
        {label}
      </label>
      <select
        className="min-h-11 w-full rounded-card border border-edge bg-surface px-2.5 text-sm text-ink lg:min-h-9"
        id={id}
        {...select}
      >
        {children}
      </select>
    </div>
  );
}
