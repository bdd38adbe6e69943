import { lazy } from "react";
import { type ConsoleRoute, readers } from "@/lib/route";

export const devicesRoute: ConsoleRoute = {
  path: "/devices",
  label: "nav.devices",
  permission: readers,
  link: () => "/devices",
  page: lazy(() => import("./DevicesPage")),
};
