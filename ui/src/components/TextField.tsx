import { type ComponentProps, useId } from "react";

interface TextFieldProps extends Omit<ComponentProps<"input">, "id" | "className"> {
  readonly label: string;
}

export function TextField({ label, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label className="font-medium" htmlFor={id}>
        {label}
      </label>
      <input
        className="min-h-11 w-full rounded-card border border-edge bg-surface px-3.5 text-ink aria-invalid:border-clay"
        id={id}
        type="text"
        {...input}
      />
    </div>
  );
}
