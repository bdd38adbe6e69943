import type { ParseKeys } from "i18next";
import type { ComponentType } from "react";
import type { Role } from "@/lib/api/types";

/** One screen: where it is, what it is called, who may see it, and how to link to it. */
export interface ConsoleRoute {
  readonly path: string;
  readonly label: ParseKeys;
  /** Any of these roles will do; the server decides again at each call. */
  readonly permission: readonly Role[];
  readonly link: () => string;
  readonly page: ComponentType;
}

export const readers: readonly Role[] = ["admin", "sre", "auditor", "user"];
