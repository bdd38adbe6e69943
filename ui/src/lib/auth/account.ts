import { Problem } from "@/lib/api/problem";
import type { Role, TokenAnswer } from "@/lib/api/types";
import { reach, requestTokens, revokeToken, type Send } from "@/lib/auth/tokens";

export type AccountState =
  | { readonly kind: "signed-out"; readonly reason: "start" | "left" | "expired" }
  | { readonly kind: "signed-in"; readonly username: string; readonly roles: readonly Role[] };

/** Renew this long before the access token ends, so that no call ever meets the end. */
const renewAheadMillis = 45_000;
/** When the server is away at renewal time, ask again this often until the token has ended. */
const renewAgainMillis = 5_000;

/**
 * Who is signed in. Both tokens live in this object only, so a reload asks for the password again: a copy in
 * `sessionStorage` would be readable by injected script and is duplicated with the tab, and a rotating refresh token
 * used by two tabs is rightly taken for a theft that ends both sign-ins.
 */
export class Account {
  readonly #send: Send;
  readonly #listeners = new Set<() => void>();
  #state: AccountState = { kind: "signed-out", reason: "start" };
  #tokens: { access: string; refresh: string; endsAtMillis: number } | undefined;
  #renewing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: Send) {
    this.#send = send;
  }

  readonly state = (): AccountState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Throws `Problem` (401 wrong, 429 closed for a while) or `ServerAway`. */
  async signIn(username: string, password: string): Promise<void> {
    this.#take(await requestTokens(this.#send, { grant_type: "password", username, password }));
  }

  /** Signed out here at once, whatever the server answers to the revocation. */
  async signOut(): Promise<void> {
    const refresh = this.#tokens?.refresh;
    this.#forget("left");
    if (refresh !== undefined) await revokeToken(this.#send, refresh).catch(() => undefined);
  }

  /** Sends with the access token; renews and sends once more when the server no longer takes it. */
  readonly authorizedFetch = async (request: Request): Promise<Response> => {
    const again = request.clone();
    const response = await this.#sendWithToken(request);
    if (response.status !== 401 || this.#tokens === undefined) return response;
    await this.#renew();
    const second = await this.#sendWithToken(again);
    if (second.status === 401) this.#forget("expired");
    return second;
  };

  async #sendWithToken(request: Request): Promise<Response> {
    if (this.#tokens !== undefined && this.#tokens.endsAtMillis <= Date.now()) await this.#renew();
    if (this.#tokens !== undefined) request.headers.set("Authorization", `Bearer ${this.#tokens.access}`);
    return reach(this.#send, request);
  }

  /** One renewal at a time: the refresh token may be used once. */
  #renew(): Promise<void> {
    this.#renewing ??= this.#exchange().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #exchange(): Promise<void> {
    const held = this.#tokens;
    if (held === undefined) return;
    try {
      const answer = await requestTokens(this.#send, { grant_type: "refresh_token", refresh_token: held.refresh });
      if (this.#tokens === held) this.#take(answer);
      else await revokeToken(this.#send, answer.refresh_token).catch(() => undefined);
    } catch (error) {
      if (this.#tokens === held && error instanceof Problem && error.status < 429) this.#forget("expired");
      throw error;
    }
  }

  #take(answer: TokenAnswer): void {
    const livesMillis = answer.expires_in * 1000;
    this.#tokens = {
      access: answer.access_token,
      refresh: answer.refresh_token,
      endsAtMillis: Date.now() + livesMillis,
    };
    this.#renewIn(Math.max(livesMillis - renewAheadMillis, livesMillis / 2));
    this.#become({ kind: "signed-in", username: answer.username, roles: answer.roles });
  }

  #renewIn(millis: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#renew().catch(() => {
        if (this.#tokens !== undefined) this.#renewIn(renewAgainMillis);
      });
    }, millis);
  }

  #forget(reason: "left" | "expired"): void {
    clearTimeout(this.#timer);
    this.#tokens = undefined;
    this.#become({ kind: "signed-out", reason });
  }

  #become(state: AccountState): void {
    if (state.kind === this.#state.kind && state.kind === "signed-in") {
      if (this.#state.kind === "signed-in" && this.#state.username === state.username) return;
    }
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
