import { expect, it } from "vitest";
import { axeFindings } from "@/testing/axe";
import { hive, json } from "@/testing/fake-server";
import { renderConsole } from "@/testing/render-console";

it("shows each session with its device and state", async () => {
  const session = {
    session_id: "0197a2b4-7c11-7d5e-9c1a-1f2e3d4c5b6a",
    device_id: "HL-EDGE-0001",
    state: "ACTIVE",
    created_at: "2026-11-21T20:00:00Z",
    expires_at: "2026-11-21T21:00:00Z",
    stream_count: 2,
  };
  const server = hive().on("GET /sessions", () => json({ items: [session] }));
  const { signIn, findByRole } = renderConsole(server, "/streams");
  await signIn();
  const row = await findByRole("row", { name: /HL-EDGE-0001/ });
  expect(row.textContent).toContain("Active");
  expect(row.textContent).toContain("1f2e3d4c5b6a");
  expect(await axeFindings()).toEqual([]);
});
