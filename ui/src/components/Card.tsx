import { type ReactNode, useId } from "react";

interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A titled region of a screen. */
export function Card({ title, children, className = "" }: CardProps) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className={`min-w-0 rounded-card border border-line bg-surface p-5 shadow-card sm:p-6 ${className}`}
    >
      <h2 className="text-soft" id={heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}
