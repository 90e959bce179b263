import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, unwrap } from "@evergrant/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../src/open-browser.ts";
import { controlSandbox } from "../src/sandbox-control.ts";
import { type Evergrant, findPlace, type Place, startEvergrant } from "../src/start-evergrant.ts";

let place: Place;
let evergrant: Evergrant;

beforeAll(async () => {
  place = await findPlace(await mkdtemp(join(tmpdir(), "evergrant-start-")));
  evergrant = await startEvergrant(place);
}, 120_000);

afterAll(async () => {
  await evergrant?.stop();
  await rm(place.folder, { recursive: true, force: true });
}, 60_000);

it("refuses a second process on its data folder, and a taken port, in one line each", async () => {
  const other = await findPlace(place.folder);
  await expect(startEvergrant(other)).rejects.toThrow(/is in use by process \d+\. End it, or/);
  const folder = join(place.folder, "other");
  await expect(startEvergrant({ ...other, folder, port: place.port })).rejects.toThrow(
    `Port ${place.port} is taken.`,
  );
}, 60_000);

it("keeps accounts, keys and the sandbox's clock across a clean stop", async () => {
  const { apiKey, readOnlyApiKey, otherWorkspace, user, graphqlUrl, sandboxUrl } = evergrant.demo;
  const sandbox = controlSandbox(sandboxUrl);
  const { sellingPartnerId, token } = await sandbox.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const client = createClient({ url: graphqlUrl, token: apiKey });
  const connected = await client.sellerAccounts.connect({
    name: "Kept",
    region: "NA",
    sellingPartnerId,
    token,
  });
  const { id } = unwrap(connected).sellerAccount;
  await sandbox.advance("P10D");

  expect(await evergrant.stop()).toBe(0);
  evergrant = await startEvergrant(place);
  expect(evergrant.demo).toMatchObject({ apiKey, readOnlyApiKey, otherWorkspace, user });
  expect(await client.sellerAccounts.get(id)).toMatchObject({ name: "Kept" });
  const verified = unwrap(await client.mwsTokens.verify({ sellerAccountId: id })).mwsToken;
  expect(Date.parse(verified.lastVerifiedAt ?? "")).toBeGreaterThan(Date.now() + 9 * 86_400_000);
}, 120_000);

it.each(["reset", "secret-expired"])(
  "starts again while the fault %s is on",
  async (kind) => {
    const endFaults = await controlSandbox(evergrant.demo.sandboxUrl).fault({ kind });
    expect(await evergrant.stop()).toBe(0);
    evergrant = await startEvergrant(place);
    await endFaults();
  },
  120_000,
);

it("tells another workspace's account and an unknown one apart from nothing", async () => {
  const { otherWorkspace, apiKey, graphqlUrl } = evergrant.demo;
  const own = createClient({ url: graphqlUrl, token: apiKey });
  const other = createClient({ url: graphqlUrl, token: otherWorkspace.apiKey });
  const [account] = await Array.fromAsync(own.sellerAccounts.list());
  const sellerAccountId = account?.id ?? "";
  const foreign = await other.mwsTokens.verify({ sellerAccountId });
  const unknown = await other.mwsTokens.verify({ sellerAccountId: "U2VsbGVyQWNjb3VudDp4" });
  expect(foreign).toMatchObject({ code: "NOT_FOUND" });
  expect(foreign).toEqual(unknown);
  expect(await other.sellerAccounts.get(sellerAccountId)).toBeNull();
});

it("shows in a browser where everything is", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(evergrant.demo.dashboardUrl);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Evergrant");
    await page.getByRole("link", { name: "Seller Central, simulated" }).click();
    expect(page.url()).toContain(evergrant.demo.sandboxUrl);
  } finally {
    await browser.close();
  }
}, 60_000);
