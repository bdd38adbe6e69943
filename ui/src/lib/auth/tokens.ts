import { apiAddress } from "@/lib/api/client";
import { problemOf, ServerAway } from "@/lib/api/problem";
import type { TokenAnswer } from "@/lib/api/types";

/** Sends a request; `fetch` itself, or a fake. */
export type Send = (request: Request) => Promise<Response>;

/** Like `send`, but silence becomes {@link ServerAway}; an abort stays an abort. */
export async function reach(send: Send, request: Request): Promise<Response> {
  try {
    return await send(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ServerAway(error);
  }
}

/** Asks the token endpoint; throws `Problem` or `ServerAway`. */
export async function requestTokens(send: Send, form: Record<string, string>): Promise<TokenAnswer> {
  const response = await reach(send, formRequest("/oauth2/token", form));
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as TokenAnswer;
}

/** Tells the server to forget the sign-in. `keepalive`, because the page may be closing. */
export async function revokeToken(send: Send, token: string): Promise<void> {
  await reach(send, formRequest("/oauth2/revoke", { token }));
}

function formRequest(path: string, form: Record<string, string>): Request {
  return new Request(apiAddress(path), {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
    keepalive: path === "/oauth2/revoke",
  });
}
