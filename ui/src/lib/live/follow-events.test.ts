import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followEvents, type LiveState } from "@/lib/live/follow-events";
import { EventFeed, problem } from "@/testing/fake-server";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Follows a feed that `open` gives anew at each attempt. */
function follow(open: () => Promise<Response>) {
  const heard: string[] = [];
  const states: LiveState[] = [];
  const visit = new AbortController();
  const attempts = vi.fn(open);
  const following = followEvents({
    open: attempts,
    onEvent: ({ data }) => heard.push(data),
    onState: (state) => states.push(state),
    signal: visit.signal,
  });
  return { heard, states, visit, attempts, following };
}

function feeds() {
  const made: EventFeed[] = [];
  const open = () => {
    const feed = new EventFeed();
    made.push(feed);
    return Promise.resolve(feed.response);
  };
  return { made, open };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

it("hands on each event, also one that arrives in pieces", async () => {
  const { made, open } = feeds();
  const { heard, states, visit } = follow(open);
  await settle();
  made[0]?.text("data: o");
  made[0]?.text("ne\n\n: heartbeat\n\ndata: two\n\n");
  await settle();
  expect(heard).toEqual(["one", "two"]);
  expect(states).toEqual(["live"]);
  visit.abort();
});

it("says so when the stream breaks, and is live again within 3 seconds", async () => {
  const { made, open } = feeds();
  const { heard, states, visit } = follow(open);
  await settle();
  made[0]?.text("data: before\n\n");
  await settle();
  made[0]?.fail();
  await vi.advanceTimersByTimeAsync(300);
  made[1]?.text("data: after\n\n");
  await settle();
  expect(heard).toEqual(["before", "after"]);
  expect(states).toEqual(["live", "reconnecting", "live"]);
  visit.abort();
});

it("never waits longer than 3 seconds, however long the server is away", async () => {
  const { attempts, visit } = follow(() => Promise.reject(new TypeError("Failed to fetch")));
  await vi.advanceTimersByTimeAsync(60_000);
  const before = attempts.mock.calls.length;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(attempts.mock.calls.length).toBeGreaterThan(before);
  expect(attempts.mock.calls.length).toBeLessThan(60);
  visit.abort();
});

it("takes silence for a broken connection", async () => {
  const { attempts, states, visit } = follow((): Promise<Response> => Promise.resolve(new EventFeed().response));
  await vi.advanceTimersByTimeAsync(3_900);
  expect(attempts).toHaveBeenCalledTimes(1);
  const [signal] = attempts.mock.calls[0] as unknown as [AbortSignal];
  await vi.advanceTimersByTimeAsync(200);
  expect(signal.aborted).toBe(true);
  expect(states).not.toContain("live");
  visit.abort();
});

it("goes on without a word when the server ends the stream in order", async () => {
  const { made, open } = feeds();
  const { states, visit } = follow(open);
  await settle();
  made[0]?.text("data: 1\n\n");
  await vi.advanceTimersByTimeAsync(2_000);
  made[0]?.end();
  await settle();
  expect(made).toHaveLength(2);
  expect(states).toEqual(["live"]);
  visit.abort();
});

it("does not open a stream again in a tight loop when it ends at once", async () => {
  const { attempts, visit } = follow(() => Promise.resolve(new Response("")));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(attempts.mock.calls.length).toBeLessThan(10);
  visit.abort();
});

it("says offline rather than reconnecting when the browser has no network, and tries at once when it is back", async () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const { attempts, states, visit } = follow(() => Promise.reject(new TypeError("Failed to fetch")));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(new Set(states)).toEqual(new Set(["offline"]));
  online.mockReturnValue(true);
  const before = attempts.mock.calls.length;
  globalThis.dispatchEvent(new Event("online"));
  await settle();
  expect(attempts.mock.calls.length).toBe(before + 1);
  visit.abort();
});

it("gives up when the caller is refused", async () => {
  const { following } = follow(() => Promise.resolve(problem(403, "ERR_AUTHZ")));
  await expect(following).rejects.toMatchObject({ status: 403 });
});
