import { lazy } from "react";
import { type ConsoleRoute, readers } from "@/lib/route";

export const overviewRoute: ConsoleRoute = {
  path: "/",
  label: "nav.overview",
  permission: readers,
  link: () => "/",
  page: lazy(() => import("./OverviewPage")),
};
