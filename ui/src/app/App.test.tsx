import { waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { axeFindings } from "@/testing/axe";
import { busyOverview, hive, json, problem } from "@/testing/fake-server";
import { renderConsole } from "@/testing/render-console";

const server = () => hive(busyOverview).on("GET /devices", () => json({ items: [] }));

it("opens the page that was asked for once somebody has signed in", async () => {
  const { signIn, findByRole } = renderConsole(server(), "/devices");
  await signIn();
  expect((await findByRole("heading", { level: 1 })).textContent).toBe("Devices");
});

it("moves the focus to the heading of a page that replaces another, and names the window after it", async () => {
  const { signIn, findByRole, user } = renderConsole(server());
  await signIn();
  await user.click(await findByRole("link", { name: "Devices" }));
  const heading = await findByRole("heading", { level: 1, name: "Devices" });
  expect(document.activeElement).toBe(heading);
  expect(document.title).toBe("Devices · HoneyLink");
});

it("skips to the content by keyboard", async () => {
  const { signIn, findByRole, user } = renderConsole(server());
  await signIn();
  (await findByRole("link", { name: "Skip to content" })).focus();
  await user.keyboard("{Enter}");
  expect(document.activeElement?.id).toBe("content");
});

it("signs out, revokes, and shows nothing of what was there", async () => {
  const hiveServer = server();
  const { signIn, findByRole, findByText, queryByText, user } = renderConsole(hiveServer);
  await signIn();
  await user.click(await findByRole("button", { name: "Sign out" }));
  expect(await findByText("You are signed out.")).toBeDefined();
  expect(queryByText("12,345")).toBeNull();
  await waitFor(() => {
    expect(hiveServer.callsOf("POST", "/oauth2/revoke")).toHaveLength(1);
  });
});

it("asks to sign in again when the server has forgotten the sign-in", async () => {
  const hiveServer = server().on("GET /overview", () => problem(401, "ERR_AUTH"));
  const { signIn, findByText } = renderConsole(hiveServer);
  await signIn();
  expect(await findByText("Your sign-in has ended. Please sign in again.")).toBeDefined();
});

it("speaks another language at once, keeps it, and puts it into the address", async () => {
  const { signIn, findByRole, findByLabelText, user } = renderConsole(server());
  await signIn();
  await user.selectOptions(await findByLabelText("Language"), "ja");
  expect(await findByRole("heading", { level: 1, name: "概要" })).toBeDefined();
  expect(document.documentElement.lang).toBe("ja");
  expect(new URLSearchParams(globalThis.location.search).get("lang")).toBe("ja");
  expect(localStorage.getItem("honeylink.language")).toBe("ja");
  await user.selectOptions(await findByLabelText("言語"), "ar");
  expect(await findByRole("heading", { level: 1, name: "نظرة عامة" })).toBeDefined();
  expect(document.documentElement.dir).toBe("rtl");
});

it("changes the theme, and follows the system again", async () => {
  const { findByLabelText, user } = renderConsole(server());
  await user.selectOptions(await findByLabelText("Theme"), "dark");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(localStorage.getItem("honeylink.theme")).toBe("dark");
  await user.selectOptions(await findByLabelText("Theme"), "system");
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
});

it("says that an address leads nowhere, and offers the way back", async () => {
  const { signIn, findByRole } = renderConsole(server(), "/nowhere");
  await signIn();
  expect((await findByRole("heading", { level: 1 })).textContent).toBe("Nothing here");
  expect(await findByRole("link", { name: "To the overview" })).toBeDefined();
  expect(await axeFindings()).toEqual([]);
});
