import type { ReactNode } from "react";

/** Line icons of one family: 20 px, 1.75 px strokes, in the colour of the text. Decorative, never the only label. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      className="size-5 shrink-0"
      fill="none"
      focusable="false"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.75"
      viewBox="0 0 24 24"
    >
      {children}
    </svg>
  );
}

export function OverviewIcon() {
  return (
    <Icon>
      <path d="M12 3 19.8 7.5v9L12 21l-7.8-4.5v-9z" />
      <path d="M12 12v9M12 12l7.8-4.5M12 12 4.2 7.5" />
    </Icon>
  );
}

export function DeviceIcon() {
  return (
    <Icon>
      <rect height="12" rx="2" width="12" x="6" y="6" />
      <path d="M9.5 2.5V6M14.5 2.5V6M9.5 18v3.5M14.5 18v3.5M2.5 9.5H6M2.5 14.5H6M18 9.5h3.5M18 14.5h3.5" />
    </Icon>
  );
}

export function SessionIcon() {
  return (
    <Icon>
      <path d="M3 8h13M12.5 4.5 16 8l-3.5 3.5M21 16H8M11.5 12.5 8 16l3.5 3.5" />
    </Icon>
  );
}

export function WarningIcon() {
  return (
    <Icon>
      <path d="M12 4 21 19.5H3zM12 10v4.5M12 17.2v.1" />
    </Icon>
  );
}

export function InfoIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.7v.1" />
    </Icon>
  );
}
