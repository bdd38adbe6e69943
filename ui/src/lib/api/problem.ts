import type { ErrorCode, ProblemBody } from "@/lib/api/types";

/** The server answered, and said no (RFC 9457). `traceId` is what support asks for. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: ErrorCode;
  readonly traceId: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(response: Response, body: Partial<ProblemBody> | undefined) {
    super(body?.message ?? `HTTP ${response.status}`);
    this.status = response.status;
    this.code = body?.error_code ?? (response.status === 401 ? "ERR_AUTH" : "ERR_INTERNAL");
    this.traceId = body?.trace_id ?? "";
    const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
    this.retryAfterSeconds = Number.isFinite(seconds) ? seconds : undefined;
  }
}

/** Nobody answered: the server is stopped, restarting, or the network is down. Worth another try. */
export class ServerAway extends Error {
  override readonly name = "ServerAway";

  constructor(cause: unknown) {
    super("The server did not answer", { cause });
  }
}

/** Reads the problem out of an answer that is not 2xx; proxies may send something else, which is no reason to throw. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  return new Problem(response, isObject(body) ? body : undefined);
}

function isObject(value: unknown): value is Partial<ProblemBody> {
  return typeof value === "object" && value !== null;
}
