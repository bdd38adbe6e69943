import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Sample, withSample } from "@/components/trend";
import { answerOf, apiAddress } from "@/lib/api/client";
import type { Overview } from "@/lib/api/types";
import { followEvents, type LiveState } from "@/lib/live/follow-events";
import { useServices } from "@/lib/services";

const overviewKey = ["overview"];
const trendKey = ["overview", "trend"];
const noSamples: readonly Sample[] = [];

/** The overview: read once, then kept up to date by the server's events. The trend outlives a visit to another page. */
export function useOverview() {
  const { api } = useServices();
  const overview = useQuery<Overview>({
    queryKey: overviewKey,
    queryFn: ({ signal }) => answerOf(api.GET("/overview", { signal })),
  });
  const trend = useQuery<readonly Sample[]>({
    queryKey: trendKey,
    queryFn: () => noSamples,
    enabled: false,
    initialData: noSamples,
  });
  const live = useLiveOverview();
  return { overview, samples: trend.data, live };
}

function useLiveOverview(): LiveState {
  const { account } = useServices();
  const queries = useQueryClient();
  const [live, setLive] = useState<LiveState>("connecting");
  useEffect(() => {
    const visit = new AbortController();
    void followEvents({
      signal: visit.signal,
      onState: setLive,
      open: (signal) =>
        account.authorizedFetch(
          new Request(apiAddress("/overview/events"), { headers: { Accept: "text/event-stream" }, signal }),
        ),
      onEvent: ({ event, data }) => {
        if (event !== "overview") return;
        const overview = JSON.parse(data) as Overview;
        queries.setQueryData<Overview>(overviewKey, overview);
        queries.setQueryData<readonly Sample[]>(trendKey, (samples) =>
          withSample(samples ?? noSamples, { atMillis: Date.now(), value: overview.messages.per_second }),
        );
      },
    }).catch(() => {
      // Refused: the first reading has said so, or the account has just signed out.
      setLive("offline");
    });
    return () => {
      visit.abort();
    };
  }, [account, queries]);
  return live;
}
