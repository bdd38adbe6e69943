import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { Preferences } from "@/app/Preferences";
import { entriesFor } from "@/app/routes";
import { Button } from "@/components/Button";
import { Logo } from "@/components/Logo";
import type { Role } from "@/lib/api/types";
import { useServices } from "@/lib/services";

interface ShellProps {
  readonly username: string;
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}

/** What surrounds every screen: above it on a narrow window, beside it from 1024 px. */
export function Shell({ username, roles, children }: ShellProps) {
  const { t } = useTranslation();
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] lg:grid-rows-[1fr_auto]">
      <a
        className="sr-only z-10 rounded-card bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("content")?.focus();
        }}
      >
        {t("app.skip")}
      </a>
      <header className="border-b border-line bg-surface px-4 py-3 sm:px-6 lg:row-start-1 lg:border-e lg:border-b-0 lg:px-4 lg:py-6">
        <div className="lg:sticky lg:top-6">
          <p className="flex items-center gap-3 px-2 text-lg font-bold tracking-tight">
            <Logo />
            {t("app.name")}
          </p>
          <Navigation roles={roles} />
        </div>
      </header>
      <main
        className="mx-auto w-full max-w-7xl px-4 py-6 focus:outline-none sm:px-6 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:px-10 lg:py-8"
        id="content"
        tabIndex={-1}
      >
        {children}
      </main>
      <footer className="grid gap-3 border-t border-line bg-surface px-4 py-5 sm:px-6 lg:sticky lg:bottom-0 lg:row-start-2 lg:border-e lg:px-4">
        <Preferences />
        <AccountLine username={username} />
      </footer>
    </div>
  );
}

function Navigation({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("nav.label")} className="mt-3 overflow-x-auto lg:mt-8 lg:overflow-visible">
      <ul className="flex gap-1 p-1 lg:flex-col lg:p-0">
        {entriesFor(roles).map(({ route, icon: Icon }) => (
          <li key={route.path}>
            <NavLink
              className={({ isActive }) =>
                `flex min-h-11 items-center gap-3 rounded-card px-3 font-medium max-sm:[&_svg]:hidden whitespace-nowrap transition-colors duration-150 ${
                  isActive ? "bg-honey-soft text-ink" : "text-soft hover:bg-sunken hover:text-ink"
                }`
              }
              end
              to={route.link()}
            >
              <Icon />
              {t(route.label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AccountLine({ username }: { readonly username: string }) {
  const { t } = useTranslation();
  const { account } = useServices();
  return (
    <div className="flex items-center justify-between gap-3 lg:flex-col lg:items-stretch">
      <p className="min-w-0 text-sm break-words text-soft">{t("settings.account", { name: username })}</p>
      <Button className="shrink-0" look="quiet" onClick={() => void account.signOut()}>
        {t("settings.sign_out")}
      </Button>
    </div>
  );
}
