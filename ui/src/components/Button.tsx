import type { ComponentProps } from "react";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "main" | "quiet";
}

const looks = {
  main: "bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "border border-edge text-ink hover:bg-honey-soft",
};

/** 44 px tall, so that a thumb hits it. */
export function Button({ look = "main", className = "", type = "button", ...rest }: ButtonProps) {
  return (
    <button
      className={`inline-flex min-h-11 items-center justify-center gap-2 rounded-card px-5 font-semibold transition-colors duration-150 disabled:opacity-60 ${looks[look]} ${className}`}
      type={type}
      {...rest}
    />
  );
}
