import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type EvergrantClient, unwrap } from "@evergrant/sdk";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openBrowser } from "../src/open-browser.ts";
import { controlSandbox, type SandboxControl, type SandboxSeller } from "../src/sandbox-control.ts";
import { type Evergrant, findPlace, type Place, startEvergrant } from "../src/start-evergrant.ts";

const YEAR_MS = 365 * 24 * 60 * 60_000;

let place: Place;
let evergrant: Evergrant;
let client: EvergrantClient;
let sandbox: SandboxControl;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  place = await findPlace(await mkdtemp(join(tmpdir(), "evergrant oauth ")));
  evergrant = await startEvergrant(place);
  const { graphqlUrl, apiKey, sandboxUrl } = evergrant.demo;
  client = createClient({ url: graphqlUrl, token: apiKey });
  sandbox = controlSandbox(sandboxUrl);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await evergrant?.stop();
  await rm(place.folder, { recursive: true, force: true });
}, 60_000);

// A browser that knows nobody. None is closed before the end: this Chromium is one process, and dies of it.
beforeEach(async () => {
  const context = await browser.newContext();
  page = await context.newPage();
});

const heading = (name: string | RegExp) => page.getByRole("heading", { name, level: 1 }).waitFor();

/** Makes a seller at Amazon, and the account of it here. */
async function connect(seller: Parameters<SandboxControl["makeSeller"]>[0] = {}) {
  const made = await sandbox.makeSeller({ credential: "LWA_REFRESH_TOKEN", ...seller });
  const { sellingPartnerId, token, expiresAt } = made;
  const input = { name: "Nordlicht", region: "NA", sellingPartnerId, token, expiresAt } as const;
  const { id } = unwrap(await client.sellerAccounts.connect(input)).sellerAccount;
  return { ...made, sellerAccountId: id };
}

/** Reads the account back, with what was told of it since it was connected. */
async function read(sellerAccountId: string) {
  const account = await client.sellerAccounts.get(sellerAccountId);
  if (account?.mwsToken == null) throw new Error("The account is gone");
  return { ...account, mwsToken: account.mwsToken };
}

async function expectRenewed(sellerAccountId: string): Promise<void> {
  const { mwsToken, hasAlert, sellerProven } = await read(sellerAccountId);
  expect(mwsToken).toMatchObject({ status: "ENABLED", expirySource: "TERM" });
  const { authorizedAt, expiresAt } = mwsToken;
  expect(Date.parse(expiresAt ?? "") - Date.parse(authorizedAt ?? "")).toBe(YEAR_MS);
  expect({ hasAlert, sellerProven }).toEqual({ hasAlert: false, sellerProven: true });
}

const manageAppsUrl = ({ sellingPartnerId }: Pick<SandboxSeller, "sellingPartnerId">) =>
  `${evergrant.demo.sandboxUrl}/apps/manage?sellingPartnerId=${sellingPartnerId}`;

const signIn = (seller: Pick<SandboxSeller, "sellingPartnerId">) =>
  page.goto(manageAppsUrl(seller));

const start = async (input: Parameters<typeof client.sellerAccounts.startAuthorization>[0]) =>
  unwrap(await client.sellerAccounts.startAuthorization(input)).url;

const press = (name: string) => page.getByRole("button", { name }).click();

it("renews a dead account by Confirm, and its red icon goes", async () => {
  const account = await connect();
  const { sellerAccountId, sellingPartnerId } = account;
  await sandbox.act(sellingPartnerId, "revoke");
  await sandbox.advance("P1D");
  const dead = await read(sellerAccountId);
  expect(dead).toMatchObject({ hasAlert: true, mwsToken: { disabledReason: "REVOKED" } });
  expect(dead.nextActions.map(({ kind }) => kind)).toContain("REAUTHORIZE");

  const told = client.events.subscribe({ types: ["TOKEN_ENABLED"] });
  await told.ready;
  await signIn(account);
  await page.goto(await start({ sellerAccountId }));
  await press("Confirm");
  await heading("Done: access is renewed");
  await expectRenewed(sellerAccountId);
  for await (const event of told) {
    expect(event.sellerAccount?.id).toBe(sellerAccountId);
    break;
  }
});

it("returns to the tool that began, and says there what came of it", async () => {
  const { dashboardUrl } = evergrant.demo;
  const account = await connect();
  const { sellerAccountId } = account;
  await signIn(account);
  await page.goto(await start({ sellerAccountId, returnUrl: `${dashboardUrl}?account=7` }));
  await press("Confirm");
  await page.waitForURL(`${dashboardUrl}?account=7&authorization=renewed`);
  await expectRenewed(sellerAccountId);
});

it("notices another seller's consent, says whose it was, and changes nothing", async () => {
  const account = await connect();
  const other = await sandbox.makeSeller({ credential: "LWA_REFRESH_TOKEN", name: "Harbor" });
  const before = await read(account.sellerAccountId);
  await signIn(other);
  await page.goto(await start({ sellerAccountId: account.sellerAccountId }));
  await press("Confirm");
  await heading("You are signed in to another seller account");
  const shown = await page.getByRole("definition").allTextContents();
  for (const [index, { sellingPartnerId: id }] of [account, other].entries())
    expect(shown[index]).toBe(`${id.slice(0, 4)}…${id.slice(-4)}`);
  expect(await read(account.sellerAccountId)).toEqual(before);
});

it("changes nothing on Cancel, and can still be confirmed after it", async () => {
  const account = await connect();
  const before = await read(account.sellerAccountId);
  const url = await start({ sellerAccountId: account.sellerAccountId });
  await signIn(account);
  await page.goto(url);
  await press("Cancel");
  await page.getByText("Nothing was changed").waitFor();
  expect(await read(account.sellerAccountId)).toEqual(before);
  await page.goto(url);
  await press("Confirm");
  await heading("Done: access is renewed");
});

it("renews by a link in a browser that knows nobody, once", async () => {
  const { sellerAccountId } = await connect({ name: "Seller of the link" });
  const { url } = unwrap(await client.renewLinks.create({ sellerAccountId }));
  for (let preview = 0; preview < 3; preview += 1) await fetch(url);
  await page.goto(url);
  await heading("Renew access to Nordlicht");
  await press("Continue to Amazon");
  await page.getByRole("link", { name: "Seller of the link" }).click();
  await press("Confirm");
  await heading("Done: access is renewed");
  await expectRenewed(sellerAccountId);

  await page.goto(url);
  await heading("Done: this link has renewed its account");
  expect(await page.getByRole("button").count()).toBe(0);
  expect((await fetch(url, { method: "POST", redirect: "manual" })).status).toBe(410);
});

it("renews by Re-authorize in Manage Your Apps, where the account's order proves it", async () => {
  const account = await connect({ orders: 3 });
  await signIn(account);
  await page.getByRole("link", { name: "Re-authorize" }).click();
  await press("Confirm");
  await heading("Done: access is renewed");
  await expectRenewed(account.sellerAccountId);
});

it("stores nothing from Manage Your Apps where no order is known", async () => {
  const account = await connect({ orders: 0 });
  const before = await read(account.sellerAccountId);
  await signIn(account);
  await page.getByRole("link", { name: "Re-authorize" }).click();
  await heading("Please renew from your tool");
  expect(await read(account.sellerAccountId)).toEqual(before);
});

it("connects a new account by consent alone, and renews it by the next", async () => {
  const seller = await sandbox.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  await signIn(seller);
  const input = { region: "NA", name: "Brand new" } as const;
  await page.goto(await start(input));
  await press("Confirm");
  await heading("The seller account is connected");
  const filter = { search: seller.sellingPartnerId };
  const found = await Array.fromAsync(client.sellerAccounts.list({ filter }));
  expect(found.map(({ name }) => name)).toEqual(["Brand new"]);
  await expectRenewed(found[0]?.id ?? "");
  await page.goto(await start({ ...input, name: "Again" }));
  await press("Confirm");
  await heading("Done: access is renewed");
  expect(await Array.fromAsync(client.sellerAccounts.list({ filter }))).toHaveLength(1);
});

it("refuses a code after five minutes, and a state that was used", async () => {
  const account = await connect();
  const { sellerAccountId } = account;
  const before = await read(sellerAccountId);
  await signIn(account);
  const late = await catchCallback(await start({ sellerAccountId }));
  await sandbox.advance("PT6M");
  await page.goto(late);
  await heading("Amazon's answer is too old");
  await page.goto(late);
  await heading("This was used already");
  expect((await read(sellerAccountId)).mwsToken).toEqual(before.mwsToken);

  const inTime = await catchCallback(await start({ sellerAccountId }));
  await page.goto(inTime);
  await heading("Done: access is renewed");
  await page.goto(inTime);
  await heading("This was used already");
  for (const secret of [late, inTime])
    expect(evergrant.output()).not.toContain(new URL(secret).searchParams.get("state"));
});

/** Confirms, and answers where Amazon would send the browser. */
async function catchCallback(url: string): Promise<string> {
  await page.goto(url);
  const ticket = await page.locator("input[name=ticket]").getAttribute("value");
  const answer = await page.request.post(url, {
    form: { ticket: ticket ?? "", answer: "confirm" },
    maxRedirects: 0,
  });
  return answer.headers().location ?? "";
}
