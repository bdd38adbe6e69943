import { lazy } from "react";
import { type ConsoleRoute, readers } from "@/lib/route";

export const sessionsRoute: ConsoleRoute = {
  path: "/streams",
  label: "nav.sessions",
  permission: readers,
  link: () => "/streams",
  page: lazy(() => import("./SessionsPage")),
};
