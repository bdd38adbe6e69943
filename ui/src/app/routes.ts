import type { ComponentType } from "react";
import { DeviceIcon, OverviewIcon, SessionIcon } from "@/components/icons";
import { devicesRoute } from "@/features/devices/devices.route";
import { overviewRoute } from "@/features/overview/overview.route";
import { sessionsRoute } from "@/features/sessions/sessions.route";
import type { Role } from "@/lib/api/types";
import type { ConsoleRoute } from "@/lib/route";

interface Entry {
  readonly route: ConsoleRoute;
  readonly icon: ComponentType;
}

/** Every screen, in the order of the navigation. */
const entries: readonly Entry[] = [
  { route: overviewRoute, icon: OverviewIcon },
  { route: devicesRoute, icon: DeviceIcon },
  { route: sessionsRoute, icon: SessionIcon },
];

/** The screens somebody with these roles may see. */
export function entriesFor(roles: readonly Role[]): readonly Entry[] {
  return entries.filter(({ route }) => route.permission.some((role) => roles.includes(role)));
}
