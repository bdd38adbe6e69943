import type { Overview, TokenAnswer } from "@/lib/api/types";

/** Answers one request. */
type Answer = (request: Request) => Response | Promise<Response>;

/** A control plane for tests: answers what it was told to, in memory, and fails on any call nobody expected. */
export class FakeServer {
  readonly calls: Request[] = [];
  readonly #answers = new Map<string, Answer>();

  /** `call` as in "GET /overview"; a later answer replaces an earlier one. */
  on(call: string, answer: Answer): this {
    this.#answers.set(call, answer);
    return this;
  }

  readonly send = async (request: Request): Promise<Response> => {
    this.calls.push(request.clone());
    const path = new URL(request.url).pathname.replace("/api/v1", "");
    const answer = this.#answers.get(`${request.method} ${path}`);
    if (answer === undefined) throw new Error(`Unexpected call: ${request.method} ${path}`);
    return answer(request);
  };

  /** Calls of one kind, in order. */
  callsOf(method: string, path: string): readonly Request[] {
    return this.calls.filter((call) => call.method === method && new URL(call.url).pathname === `/api/v1${path}`);
  }
}

/** A fake server at which admin / secret signs in, with the overview given. */
export function hive(overview: Overview = quietOverview): FakeServer {
  let issued = 0;
  return new FakeServer()
    .on("POST /oauth2/token", async (request) => {
      const form = new URLSearchParams(await request.text());
      if (form.get("grant_type") === "password" && form.get("password") !== "secret") return problem(401, "ERR_AUTH");
      issued += 1;
      return json(tokens(issued));
    })
    .on("POST /oauth2/revoke", () => new Response(null, { status: 204 }))
    .on("GET /overview", () => json(overview))
    .on("GET /overview/events", () => new EventFeed().response);
}

export function tokens(number: number, seconds = 300): TokenAnswer {
  return {
    access_token: `access-${number}`,
    refresh_token: `refresh-${number}`,
    token_type: "Bearer",
    expires_in: seconds,
    username: "admin",
    roles: ["admin"],
  };
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { type: `urn:honeylink:error:${code}`, status, error_code: code, message: "no", trace_id: "trace-1" };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });
}

/** A stream of server-sent events that a test writes by hand. */
export class EventFeed {
  readonly response: Response;
  #out: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor() {
    const body = new ReadableStream<Uint8Array>({
      start: (out) => {
        this.#out = out;
      },
    });
    this.response = new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  }

  overview(overview: Overview): void {
    this.text(`event: overview\ndata: ${JSON.stringify(overview)}\n\n`);
  }

  text(text: string): void {
    this.#out?.enqueue(new TextEncoder().encode(text));
  }

  /** Ends in order, as when the access token has run out. */
  end(): void {
    this.#out?.close();
  }

  /** Breaks off, as when the server is killed. */
  fail(): void {
    this.#out?.error(new TypeError("network error"));
  }
}

export const quietOverview: Overview = {
  devices: { total: 0, pending: 0, paired: 0, suspended: 0, revoked: 0 },
  sessions: { pending: 0, paired: 0, active: 0, suspended: 0, closed: 0 },
  messages: { delivered: 0, rebuilt: 0, lost: 0, per_second: 0 },
  recent_activity: [],
};

export const busyOverview: Overview = {
  devices: { total: 4, pending: 1, paired: 3, suspended: 0, revoked: 0 },
  sessions: { pending: 0, paired: 0, active: 3, suspended: 0, closed: 2 },
  messages: { delivered: 12_345, rebuilt: 67, lost: 8, per_second: 250.5 },
  recent_activity: [
    {
      event_id: "0197a2b4-7c11-7d5e-9c1a-1f2e3d4c5b6a",
      time: "2026-11-21T20:00:00Z",
      actor: "admin",
      tenant_id: "default",
      category: "device-registration",
      action: "device.registered",
      target: "HL-EDGE-0001",
      outcome: "success",
      details: {},
      trace_id: "",
    },
  ],
};
