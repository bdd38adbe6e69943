import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ServerAway } from "@/lib/api/problem";
import { Account } from "@/lib/auth/account";
import { apiAddress } from "@/lib/api/client";
import { FakeServer, hive, json, problem, tokens } from "@/testing/fake-server";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const read = () => new Request(apiAddress("/overview"));
const bearers = (server: FakeServer) =>
  server.callsOf("GET", "/overview").map((call) => call.headers.get("Authorization"));

async function signedIn(server: FakeServer): Promise<Account> {
  const account = new Account(server.send);
  await account.signIn("admin", "secret");
  return account;
}

it("sends the access token with each call", async () => {
  const server = hive();
  const account = await signedIn(server);
  await account.authorizedFetch(read());
  expect(bearers(server)).toEqual(["Bearer access-1"]);
});

it("renews before the access token ends, without being asked", async () => {
  const server = hive();
  const account = await signedIn(server);
  await vi.advanceTimersByTimeAsync(256_000);
  await account.authorizedFetch(read());
  expect(bearers(server)).toEqual(["Bearer access-2"]);
  const forms = await Promise.all(server.callsOf("POST", "/oauth2/token").map((call) => call.text()));
  expect(forms[1]).toBe("grant_type=refresh_token&refresh_token=refresh-1");
});

it("keeps neither token where script could find it later", async () => {
  await signedIn(hive());
  expect(localStorage.length + sessionStorage.length).toBe(0);
  expect(document.cookie).toBe("");
});

it("uses the refresh token once, however many calls meet a 401 together", async () => {
  const server = hive().on("GET /overview", (request) =>
    request.headers.get("Authorization") === "Bearer access-1" ? problem(401, "ERR_AUTH") : json({}),
  );
  const account = await signedIn(server);
  const answers = await Promise.all([1, 2, 3].map(() => account.authorizedFetch(read())));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(server.callsOf("POST", "/oauth2/token")).toHaveLength(2);
});

it("is signed out as expired when the refresh token is refused", async () => {
  const server = hive();
  const account = await signedIn(server);
  server.on("POST /oauth2/token", () => problem(401, "ERR_AUTH"));
  await vi.advanceTimersByTimeAsync(256_000);
  expect(account.state()).toEqual({ kind: "signed-out", reason: "expired" });
});

it("stays signed in while the server is away, and renews once it is back", async () => {
  const server = hive();
  const account = await signedIn(server);
  server.on("POST /oauth2/token", () => Promise.reject(new TypeError("Failed to fetch")));
  await vi.advanceTimersByTimeAsync(256_000);
  expect(account.state().kind).toBe("signed-in");
  server.on("POST /oauth2/token", () => json(tokens(9)));
  await vi.advanceTimersByTimeAsync(6_000);
  await account.authorizedFetch(read());
  expect(bearers(server)).toEqual(["Bearer access-9"]);
});

it("signs out at once, and tells the server which refresh token to revoke", async () => {
  const server = hive();
  const account = await signedIn(server);
  const leaving = account.signOut();
  expect(account.state()).toEqual({ kind: "signed-out", reason: "left" });
  await leaving;
  expect(await server.callsOf("POST", "/oauth2/revoke")[0]?.text()).toBe("token=refresh-1");
  await account.authorizedFetch(read());
  expect(bearers(server)).toEqual([null]);
});

it("revokes a renewal that arrives after somebody has signed out", async () => {
  const server = hive();
  const account = await signedIn(server);
  let answerLate: (answer: Response) => void = () => undefined;
  server.on("POST /oauth2/token", () => new Promise((resolve) => (answerLate = resolve)));
  await vi.advanceTimersByTimeAsync(256_000);
  await account.signOut();
  answerLate(json(tokens(2)));
  await vi.advanceTimersByTimeAsync(0);
  expect(account.state().kind).toBe("signed-out");
  const revoked = await Promise.all(server.callsOf("POST", "/oauth2/revoke").map((call) => call.text()));
  expect(revoked).toEqual(["token=refresh-1", "token=refresh-2"]);
});

it("calls silence by its name", async () => {
  const account = new Account(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(account.signIn("admin", "secret")).rejects.toBeInstanceOf(ServerAway);
});
