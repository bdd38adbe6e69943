import { createContext, use, useSyncExternalStore } from "react";
import { type Api, createApi } from "@/lib/api/client";
import { Account, type AccountState } from "@/lib/auth/account";
import type { Send } from "@/lib/auth/tokens";

/** What screens need of the world outside; made once, or faked in a test. */
export interface Services {
  readonly account: Account;
  readonly api: Api;
}

export function createServices(send: Send): Services {
  const account = new Account(send);
  return { account, api: createApi(account.authorizedFetch) };
}

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (services === undefined) throw new Error("ServicesContext is missing above this component");
  return services;
}

export function useAccountState(): AccountState {
  const { account } = useServices();
  return useSyncExternalStore(account.subscribe, account.state);
}
