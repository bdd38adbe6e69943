import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import { BrowserRouter, Route, Routes, useLocation } from "react-router";
import { CrashBoundary } from "@/app/CrashBoundary";
import { NotFoundPage } from "@/app/NotFoundPage";
import { Preferences } from "@/app/Preferences";
import { entriesFor } from "@/app/routes";
import { Shell } from "@/app/Shell";
import { useLanguageInAddress } from "@/app/use-language-in-address";
import { Loading } from "@/components/Loading";
import { SignInPage } from "@/features/identity/SignInPage";
import { Problem } from "@/lib/api/problem";
import { type Services, ServicesContext, useAccountState } from "@/lib/services";

const mostRetries = 2;

/** A refusal does not change by asking again; silence may. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: (count, error) => count < mostRetries && !(error instanceof Problem && error.status < 500),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
    },
  });
}

export function App({ services }: { readonly services: Services }) {
  const [queries] = useState(createQueries);
  return (
    <ServicesContext value={services}>
      <QueryClientProvider client={queries}>
        <BrowserRouter basename="/console">
          <Console queries={queries} />
        </BrowserRouter>
      </QueryClientProvider>
    </ServicesContext>
  );
}

/** The address stays while somebody signs in, so that they arrive where they wanted to go. */
function Console({ queries }: { readonly queries: QueryClient }) {
  const state = useAccountState();
  const { pathname } = useLocation();
  useLanguageInAddress();
  const signedOut = state.kind === "signed-out";
  useEffect(() => {
    // What one person saw is not shown to the next.
    if (signedOut) queries.clear();
  }, [queries, signedOut]);
  if (state.kind === "signed-out") return <SignInPage preferences={<Preferences />} reason={state.reason} />;
  return (
    <Shell roles={state.roles} username={state.username}>
      <CrashBoundary key={pathname}>
        <Suspense fallback={<Loading />}>
          <Routes>
            {entriesFor(state.roles).map(({ route: { path, page: Page } }) => (
              <Route element={<Page />} key={path} path={path} />
            ))}
            <Route element={<NotFoundPage />} path="*" />
          </Routes>
        </Suspense>
      </CrashBoundary>
    </Shell>
  );
}
