import { expect, it } from "vitest";
import { axeFindings } from "@/testing/axe";
import { hive, problem } from "@/testing/fake-server";
import { renderConsole } from "@/testing/render-console";

it("is the first thing a visitor sees, and axe finds nothing", async () => {
  const { getByRole } = renderConsole(hive());
  expect(getByRole("heading", { level: 1 }).textContent).toBe("Sign in");
  expect(document.title).toBe("Sign in · HoneyLink");
  expect(await axeFindings()).toEqual([]);
});

it.each([
  { case: "a wrong password", answer: () => problem(401, "ERR_AUTH"), said: "User name or password is wrong." },
  {
    case: "a closed account",
    answer: () => problem(429, "ERR_RATE_LIMITED", { "Retry-After": "42" }),
    said: "Too many attempts. Try again in 42 seconds.",
  },
  {
    case: "a closed account without a time",
    answer: () => problem(429, "ERR_RATE_LIMITED"),
    said: "Too many attempts. Wait a minute and try again.",
  },
  {
    case: "no answer at all",
    answer: () => Promise.reject(new TypeError("Failed to fetch")),
    said: "The server does not answer. Check that it is running, then try again.",
  },
  {
    case: "a fault of the server",
    answer: () => problem(500, "ERR_INTERNAL"),
    said: "Signing in did not work. Support can look it up by trace trace-1.",
  },
])("says clearly what is the matter with $case", async ({ answer, said }) => {
  const { signIn, findByRole, getByRole } = renderConsole(hive().on("POST /oauth2/token", answer));
  await signIn("mistyped");
  expect((await findByRole("alert")).textContent).toBe(said);
  expect(await axeFindings()).toEqual([]);
  expect(getByRole("button", { name: "Sign in" })).toHaveProperty("disabled", false);
});

it("asks for what is missing without calling the server", async () => {
  const server = hive();
  const { user, getByRole } = renderConsole(server);
  await user.click(getByRole("button", { name: "Sign in" }));
  expect(getByRole("alert").textContent).toBe("Enter your user name and your password.");
  expect(server.calls).toEqual([]);
});

it("works by keyboard alone", async () => {
  const { user, findByRole, getByLabelText } = renderConsole(hive());
  await user.tab();
  expect(document.activeElement).toBe(getByLabelText("User name"));
  await user.keyboard("admin{Tab}secret{Enter}");
  expect((await findByRole("heading", { level: 1 })).textContent).toBe("Overview");
});

it("shows the password when asked to", async () => {
  const { user, getByLabelText } = renderConsole(hive());
  await user.click(getByLabelText("Show password"));
  expect(getByLabelText("Password").getAttribute("type")).toBe("text");
});
