import { expect, it } from "vitest";
import type { Device } from "@/lib/api/types";
import { axeFindings } from "@/testing/axe";
import { hive, json } from "@/testing/fake-server";
import { renderConsole } from "@/testing/render-console";

const device = (number: number): Device => ({
  device_id: `HL-EDGE-000${number}`,
  status: "PAIRED",
  public_key: "",
  firmware_version: "1.2.0",
  capabilities: ["telemetry", "control"],
  metadata: {},
  registered_at: "2026-11-21T20:00:00Z",
  status_since: "2026-11-21T20:00:00Z",
  tags: [],
});

it("shows one page, and the next when asked", async () => {
  const server = hive().on("GET /devices", (request) =>
    new URL(request.url).searchParams.get("cursor") === "c2"
      ? json({ items: [device(2)] })
      : json({ items: [device(1)], next: "c2" }),
  );
  const { signIn, findByText, findByRole, queryByRole, user } = renderConsole(server, "/devices");
  await signIn();
  expect(await findByText("HL-EDGE-0001")).toBeDefined();
  expect(await axeFindings()).toEqual([]);
  await user.click(await findByRole("button", { name: "Show more" }));
  expect(await findByText("HL-EDGE-0002")).toBeDefined();
  expect(queryByRole("button", { name: "Show more" })).toBeNull();
});

it("says how the first device gets there", async () => {
  const server = hive().on("GET /devices", () => json({ items: [] }));
  const { signIn, findByText } = renderConsole(server, "/devices");
  await signIn();
  expect(await findByText("No device yet")).toBeDefined();
  expect(await axeFindings()).toEqual([]);
});
