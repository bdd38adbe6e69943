import { type EventSourceMessage, createParser } from "eventsource-parser";
import { Problem, problemOf } from "@/lib/api/problem";

/** `offline`: the browser says it has no network; `reconnecting`: the server does not answer. */
export type LiveState = "connecting" | "live" | "reconnecting" | "offline";

export interface FollowOptions {
  /** Opens the stream; rejects when nobody answers. */
  readonly open: (signal: AbortSignal) => Promise<Response>;
  readonly onEvent: (event: EventSourceMessage) => void;
  readonly onState: (state: LiveState) => void;
  readonly signal: AbortSignal;
}

/** The server says something each second; this long a silence is a dead connection. */
const silenceMillis = 4_000;
/** Waits between attempts; the last one repeats. Live data must be back within 3 s of the server's return. */
const backoffMillis = [250, 500, 1_000, 2_000] as const;
/** A stream that ends sooner than this after its start counts as a failure, so that it is not reopened in a tight loop. */
const shortestLifeMillis = 1_000;

/**
 * Reads server-sent events by `fetch`, which unlike `EventSource` can send an `Authorization` header, and opens the
 * stream again whenever it breaks. A stream that ends in order (its access token ran out) is continued without a word.
 * Returns when `signal` is aborted; rejects with `Problem` when the server refuses the caller.
 */
export async function followEvents(options: FollowOptions): Promise<void> {
  const over = () => options.signal.aborted;
  let failures = 0;
  while (!over()) {
    const startedAt = Date.now();
    const outcome = await followOnce(options);
    if (over()) return;
    if (outcome === "ended" && Date.now() - startedAt >= shortestLifeMillis) {
      failures = 0;
      continue;
    }
    if (outcome === "broken-after-events") failures = 0;
    options.onState(navigator.onLine ? "reconnecting" : "offline");
    await pause(backoffMillis[Math.min(failures, backoffMillis.length - 1)] ?? 0, options.signal);
    failures += 1;
  }
}

type Outcome = "ended" | "broken" | "broken-after-events";

async function followOnce({ open, onEvent, onState, signal }: FollowOptions): Promise<Outcome> {
  const attempt = new AbortController();
  const stop = () => {
    attempt.abort();
  };
  signal.addEventListener("abort", stop, { once: true });
  let watchdog = setTimeout(stop, silenceMillis);
  let heard = 0;
  try {
    const response = await open(attempt.signal);
    if (!response.ok) throw await problemOf(response);
    await readEvents(response, onEvent, () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(stop, silenceMillis);
      if (heard === 0) onState("live");
      heard += 1;
    });
    return "ended";
  } catch (error) {
    if (error instanceof Problem && (error.status === 401 || error.status === 403)) throw error;
    return heard > 0 ? "broken-after-events" : "broken";
  } finally {
    clearTimeout(watchdog);
    attempt.abort();
    signal.removeEventListener("abort", stop);
  }
}

async function readEvents(
  response: Response,
  onEvent: (event: EventSourceMessage) => void,
  onBytes: () => void,
): Promise<void> {
  if (response.body === null) return;
  const parser = createParser({ onEvent });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

/** Waits, or less: the browser's network coming back, or the end of interest, cut it short. */
function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      globalThis.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    globalThis.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
