import { within } from "@testing-library/react";
import { expect, it } from "vitest";
import { axeFindings } from "@/testing/axe";
import { busyOverview, EventFeed, hive, json, problem, quietOverview, tokens } from "@/testing/fake-server";
import { renderConsole } from "@/testing/render-console";

it("shows devices, sessions, messages and what happened last", async () => {
  const { signIn, findByRole } = renderConsole(hive(busyOverview));
  await signIn();
  const devices = within(await findByRole("region", { name: "Devices" }));
  expect(devices.getByText("of 4 devices paired")).toBeDefined();
  const sessions = within(await findByRole("region", { name: "Sessions" }));
  expect(sessions.getByText("sessions active")).toBeDefined();
  const messages = within(await findByRole("region", { name: "Messages" }));
  expect(messages.getByTestId("messages-delivered").textContent).toBe("12,345");
  expect(messages.getByTestId("messages-rebuilt").textContent).toBe("67");
  expect(messages.getByTestId("messages-lost").textContent).toBe("8");
  const activity = within(await findByRole("region", { name: "Recent activity" }));
  expect(activity.getByText("Registration")).toBeDefined();
  expect(activity.getByText("HL-EDGE-0001")).toBeDefined();
  expect(await axeFindings()).toEqual([]);
});

it("follows the server's events, with the numbers of the trend in a table behind it", async () => {
  const feed = new EventFeed();
  const { signIn, findByText, findByTestId, user } = renderConsole(
    hive(busyOverview).on("GET /overview/events", () => feed.response),
  );
  await signIn();
  await findByTestId("messages-delivered");
  feed.overview({ ...busyOverview, messages: { delivered: 99_999, rebuilt: 67, lost: 8, per_second: 321 } });
  expect(await findByText("99,999")).toBeDefined();
  expect(await findByText("Live")).toBeDefined();
  await user.click(await findByText("Show as table"));
  expect((await findByText("321", { selector: "td" })).tagName).toBe("TD");
  expect(await axeFindings()).toEqual([]);
});

it("says so while it reconnects, and keeps the last figures", async () => {
  const feed = new EventFeed();
  const server = hive(busyOverview).on("GET /overview/events", () => feed.response);
  const { signIn, findByText, getByTestId } = renderConsole(server);
  await signIn();
  feed.overview(busyOverview);
  await findByText("Live");
  server.on("GET /overview/events", () => Promise.reject(new TypeError("Failed to fetch")));
  feed.fail();
  expect(await findByText("Reconnecting… figures may be old")).toBeDefined();
  expect(getByTestId("messages-delivered").textContent).toBe("12,345");
});

it("tells a newcomer what to do while there is nothing yet", async () => {
  const { signIn, findByText } = renderConsole(hive(quietOverview));
  await signIn();
  expect(await findByText(/run \.\/honeylink demo/)).toBeDefined();
  expect(await findByText("Quiet so far. Whatever happens will show here.")).toBeDefined();
  expect(await axeFindings()).toEqual([]);
});

it("does not call the audit trail quiet to somebody who may not read it", async () => {
  const server = hive(quietOverview).on("POST /oauth2/token", () => json({ ...tokens(1), roles: ["user"] }));
  const { signIn, findByText } = renderConsole(server);
  await signIn();
  expect(await findByText("Your role may not read the audit trail.")).toBeDefined();
});

it("says why the figures could not be loaded, and loads them on another try", async () => {
  const server = hive(busyOverview).on("GET /overview", () => problem(429, "ERR_RATE_LIMITED"));
  const { signIn, findByRole, findByTestId, user } = renderConsole(server);
  await signIn();
  expect((await findByRole("alert")).textContent).toContain("Too many requests. Wait a moment.");
  expect(await axeFindings()).toEqual([]);
  server.on("GET /overview", () => json(busyOverview));
  await user.click(await findByRole("button", { name: "Try again" }));
  expect((await findByTestId("messages-delivered")).textContent).toBe("12,345");
});
