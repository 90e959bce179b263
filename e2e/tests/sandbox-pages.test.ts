import {
  createSandbox,
  type ListeningSandbox,
  listenSandbox,
  type Sandbox,
} from "@evergrant/sandbox";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { findFreePort } from "../src/free-port.ts";
import { openBrowser } from "../src/open-browser.ts";
import { controlSandbox, type SandboxSeller } from "../src/sandbox-control.ts";
import { type App, startApp } from "../src/start-app.ts";

const PHONE = { width: 375, height: 700 };
const DESKTOP = { width: 1280, height: 800 };

let sandbox: Sandbox;
let listening: ListeningSandbox;
let app: App;
let browser: Browser;
let page: Page;
let nordlicht: SandboxSeller;
let harbor: SandboxSeller;

beforeAll(async () => {
  const port = await findFreePort();
  sandbox = await createSandbox({ publicUrl: `http://127.0.0.1:${port}` });
  listening = await listenSandbox(sandbox, { host: "127.0.0.1", port });
  const { applicationId } = sandbox.application;
  app = await startApp(
    () => `${listening.url}/apps/authorize/consent?application_id=${applicationId}&state=from-app`,
  );
  await sandbox.registerApplication({
    redirectUris: [`${app.url}/callback`],
    loginUri: `${app.url}/login`,
  });
  const { makeSeller } = controlSandbox(listening.url);
  nordlicht = await makeSeller({ name: "Nordlicht", termDays: 20 });
  harbor = await makeSeller({ name: "Harbor", credential: "LWA_REFRESH_TOKEN" });
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await listening?.close();
  await sandbox?.close();
  await app?.stop();
});

beforeEach(async () => {
  await page.context().clearCookies();
  await page.setViewportSize(DESKTOP);
  app.callbacks.length = 0;
});

const heading = (name: string) => page.getByRole("heading", { name, level: 1 });

it("lives the wrong account: consent shows who is signed in, until somebody looks and switches", async () => {
  await page.goto(sandbox.manageAppsUrl(harbor.sellingPartnerId));
  await page.goto(app.url);
  await page.getByRole("link", { name: "Authorize" }).click();
  await heading("Authorize Evergrant").waitFor();
  const account = page.getByRole("definition").filter({ hasText: /^(Harbor|Nordlicht)$/ });
  expect(await account.textContent()).toBe("Harbor");

  await page.getByRole("main").getByRole("link", { name: "Switch seller" }).click();
  await page.getByLabel("Name or seller ID").fill("nord");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Nordlicht" }).click();
  await heading("Authorize Evergrant").waitFor();
  expect(await account.textContent()).toBe("Nordlicht");

  await page.getByRole("button", { name: "Confirm" }).click();
  await page.waitForURL("**/welcome");
  expect(app.callbacks.map((query) => Object.fromEntries(query))).toEqual([
    {
      state: "from-app",
      selling_partner_id: nordlicht.sellingPartnerId,
      spapi_oauth_code: expect.any(String),
      mws_auth_token: nordlicht.token,
    },
  ]);
});

it("re-authorizes from Manage Your Apps by the application's login page", async () => {
  await page.goto(sandbox.manageAppsUrl(harbor.sellingPartnerId));
  await page.getByRole("link", { name: "Re-authorize" }).click();
  await heading("Authorize Evergrant").waitFor();
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.waitForURL("**/welcome");
  expect(app.callbacks[0]?.get("state")).toBe("from-login");
  expect(app.callbacks[0]?.get("selling_partner_id")).toBe(harbor.sellingPartnerId);
});

it("cancels without a word to the application", async () => {
  await page.goto(sandbox.manageAppsUrl(harbor.sellingPartnerId));
  await page.getByRole("link", { name: "Re-authorize" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await heading("Manage Your Apps").waitFor();
  expect(await page.getByRole("status").textContent()).toContain("nothing was sent");
  expect(app.callbacks).toEqual([]);
});

it("leads from User Permissions to the token, by names that stay", async () => {
  const { sellingPartnerId, token } = nordlicht;
  await page.goto(
    `${listening.url}/gp/account-manager/home.html?sellingPartnerId=${sellingPartnerId}`,
  );
  await page.getByRole("heading", { name: "Third-party developer and apps" }).waitFor();
  await page.getByRole("button", { name: "Visit Manage Your Apps" }).click();
  for (const name of ["Status", "Authorization date", "MWS Auth Token"]) {
    await page.getByRole("columnheader", { name, exact: true }).waitFor();
  }
  await page.getByRole("button", { name: "Disable", exact: true }).click();
  await page.getByRole("button", { name: "Enable", exact: true }).click();
  await page.getByRole("button", { name: "Renew" }).click();
  await page.getByRole("link", { name: "View" }).click();
  expect(await page.getByLabel("MWS Auth Token").inputValue()).toBe(token);
});

it("is used by keyboard alone, and shows where the focus is", async () => {
  await page.goto(sandbox.manageAppsUrl(harbor.sellingPartnerId));
  await page.keyboard.press("Tab");
  expect(await describeFocus()).toMatchObject({ text: "Skip to content", isRinged: true });
  await page.keyboard.press("Enter");
  const passed: string[] = [];
  for (const name of ["View", "Renew", "Disable", "Re-authorize"]) {
    await page.keyboard.press("Tab");
    const { text, isRinged } = await describeFocus();
    expect([name, isRinged]).toEqual([name, true]);
    passed.push(text);
  }
  expect(passed).toEqual(["View", "Renew", "Disable", "Re-authorize"]);
  await page.keyboard.press("Enter");
  await heading("Authorize Evergrant").waitFor();
});

it("fits a phone: nothing is wider than the page, tables say what their values are", async () => {
  await page.setViewportSize(PHONE);
  const { sellingPartnerId } = nordlicht;
  const { applicationId } = sandbox.application;
  await page.goto(sandbox.manageAppsUrl(sellingPartnerId));
  for (const path of [
    "/",
    "/sign-in",
    "/gp/account-manager/home.html",
    "/apps/manage",
    "/apps/manage/token",
    "/performance/account/health",
    `/apps/authorize/consent?application_id=${applicationId}&state=x`,
    "/apps/authorize/consent",
  ]) {
    await page.goto(listening.url + path);
    const widths = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect({ path, ...widths }).toEqual({ path, scrollWidth: 375, clientWidth: 375 });
  }
  await page.goto(sandbox.manageAppsUrl(sellingPartnerId));
  const labels = await page
    .getByRole("cell")
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content));
  expect(labels).toEqual(['"Status"', '"Authorization date"', '"MWS Auth Token"', '"Actions"']);
});

function describeFocus(): Promise<{ text: string; isRinged: boolean }> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const style = focused && getComputedStyle(focused);
    return {
      text: focused?.textContent ?? "",
      isRinged: style?.outlineStyle === "solid" && Number.parseFloat(style.outlineWidth) >= 2,
    };
  });
}
