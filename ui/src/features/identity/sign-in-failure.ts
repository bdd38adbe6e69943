import { Problem, ServerAway } from "@/lib/api/problem";

/** Why somebody could not sign in, as far as it changes what they should do next. */
export type SignInFailure =
  | { readonly kind: "empty" }
  | { readonly kind: "wrong" }
  | { readonly kind: "locked"; readonly seconds: number }
  | { readonly kind: "away" }
  | { readonly kind: "failed"; readonly trace: string };

export function signInFailure(error: unknown): SignInFailure {
  if (error instanceof ServerAway) return { kind: "away" };
  if (!(error instanceof Problem)) return { kind: "failed", trace: "–" };
  if (error.status === 429 || error.status === 423) return { kind: "locked", seconds: error.retryAfterSeconds ?? 0 };
  if (error.status === 400 || error.status === 401) return { kind: "wrong" };
  if (error.status === 502 || error.status === 503 || error.status === 504) return { kind: "away" };
  return { kind: "failed", trace: error.traceId === "" ? "–" : error.traceId };
}
