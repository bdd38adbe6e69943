import createClient from "openapi-fetch";
import type { paths } from "@/lib/api/generated/schema";
import { Problem } from "@/lib/api/problem";
import type { ProblemBody } from "@/lib/api/types";

/** Every call of the control plane, typed by the document the server serves. */
export type Api = ReturnType<typeof createApi>;

/** The control plane lives beside the console, on the same origin. */
export function apiAddress(path: string): string {
  return new URL(`/api/v1${path}`, globalThis.location.origin).href;
}

export function createApi(authorizedFetch: (request: Request) => Promise<Response>) {
  return createClient<paths>({ baseUrl: apiAddress(""), fetch: authorizedFetch });
}

/** The answer, or a thrown {@link Problem}: what a query function wants. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: Partial<ProblemBody>; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (data === undefined) throw new Problem(response, error);
  return data;
}
