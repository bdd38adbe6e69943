/**
 * The console in a real browser against a running server.
 *
 *   HONEYLINK_URL       https://localhost:8443
 *   HONEYLINK_USER      admin
 *   HONEYLINK_PASSWORD  required
 *   CHROMIUM            /usr/bin/chromium
 *   HONEYLINK_SHOTS     folder for a picture of each screen; none are made without it
 *   HONEYLINK_TRAFFIC   "yes" when devices send meanwhile: the delivered figure must then grow
 */
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { axeFindings } from "./axe";

const server = process.env["HONEYLINK_URL"] ?? "https://localhost:8443";
const username = process.env["HONEYLINK_USER"] ?? "admin";
const password = process.env["HONEYLINK_PASSWORD"] ?? "";
const shots = process.env["HONEYLINK_SHOTS"];
const traffic = process.env["HONEYLINK_TRAFFIC"] === "yes";

/** No background traffic: machines that run this are often cut off from the network. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  if (password === "") throw new Error("Set HONEYLINK_PASSWORD to the administrator's password");
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: flags });
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  complaints = [];
  await openWindow({ width: 1280, height: 860, scheme: "light" });
});
afterEach(async () => {
  await context.close();
});

interface Window {
  readonly width: number;
  readonly height: number;
  readonly scheme: "light" | "dark";
}

async function openWindow({ width, height, scheme }: Window): Promise<void> {
  context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
}

async function open(path: string, language = "en"): Promise<void> {
  await page.goto(`${server}/console${path}?lang=${language}`);
}

async function signIn(secret = password): Promise<void> {
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(secret);
  await page.locator("[type=submit]").click();
}

async function picture(name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

async function delivered(): Promise<number> {
  const text = await page.getByTestId("messages-delivered").innerText();
  return Number(text.replaceAll(/\D/g, ""));
}

/** Nothing sticks out to the side: the page never scrolls sideways. */
async function overhang(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe("the console", () => {
  it("signs in, shows live figures, and signs out", async () => {
    await open("/");
    await signIn();
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await page.getByRole("main").getByText("Live", { exact: true }).waitFor();
    await page.getByText("Show as table").click();
    const rows = page.getByRole("region", { name: "Messages" }).locator("tbody tr");
    await expect.poll(() => rows.count(), { timeout: 15_000 }).toBeGreaterThan(2);
    if (traffic) {
      const before = await delivered();
      await expect.poll(delivered, { timeout: 15_000 }).toBeGreaterThan(before);
    }
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("You are signed out.").waitFor();
    expect(complaints).toEqual([]);
  });

  it("says that a password is wrong", async () => {
    await open("/");
    await signIn("not the password");
    await page.getByRole("alert").getByText("User name or password is wrong.").waitFor();
    expect(complaints).toEqual([]);
  });

  it("says so while no events come, and is live by itself within 3 seconds of their return", async () => {
    await page.route("**/overview/events", (route) => route.abort());
    await open("/");
    await signIn();
    await page.getByText("Reconnecting… figures may be old").waitFor();
    await picture("reconnecting");
    await page.unroute("**/overview/events");
    await page.getByRole("main").getByText("Live", { exact: true }).waitFor({ timeout: 3_000 });
  });

  it("reaches every screen by keyboard", async () => {
    await open("/");
    await page.locator("[name=username]").focus();
    await page.keyboard.type(username);
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await page.getByRole("link", { name: "Devices" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Devices" }).waitFor();
    await page.getByRole("link", { name: "Sessions" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Sessions" }).waitFor();
    expect(complaints).toEqual([]);
  });
});

const windows: readonly (Window & { readonly name: string })[] = [
  { name: "wide", width: 1280, height: 860, scheme: "light" },
  { name: "wide-dark", width: 1280, height: 860, scheme: "dark" },
  { name: "phone", width: 320, height: 640, scheme: "light" },
  { name: "phone-dark", width: 320, height: 640, scheme: "dark" },
];
const languages = ["en", "ja", "es", "zh", "ar", "en-XA"];
/** In the order of the navigation. */
const screens = ["overview", "devices", "sessions"];

describe.each(windows)("in a $name window", (window) => {
  it.each(languages)("axe finds nothing and nothing sticks out, in %s", async (language) => {
    await context.close();
    await openWindow(window);
    await open("/", language);
    await page.locator("[name=username]").waitFor();
    expect(await axeFindings(page), "sign-in").toEqual([]);
    expect(await overhang(), "sign-in").toBeLessThanOrEqual(0);
    await picture(`sign-in-${language}-${window.name}`);
    await signIn();
    for (const [place, name] of screens.entries()) {
      await page.locator("nav a").nth(place).click();
      await page.locator("main h1").waitFor();
      await page.waitForTimeout(600);
      expect(await axeFindings(page), name).toEqual([]);
      expect(await overhang(), name).toBeLessThanOrEqual(0);
      await picture(`${name}-${language}-${window.name}`);
    }
    expect(complaints).toEqual([]);
  });
});
