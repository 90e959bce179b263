import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type Event, unwrap } from "@evergrant/sdk";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type CuttingProxy, startCuttingProxy } from "../src/cutting-proxy.ts";
import { openBrowser } from "../src/open-browser.ts";
import { controlSandbox } from "../src/sandbox-control.ts";
import { type Evergrant, findPlace, type Place, startEvergrant } from "../src/start-evergrant.ts";

let place: Place;
let evergrant: Evergrant;
let proxy: CuttingProxy;

beforeAll(async () => {
  place = await findPlace(await mkdtemp(join(tmpdir(), "evergrant story ")));
  evergrant = await startEvergrant(place);
  proxy = await startCuttingProxy(place.port);
}, 120_000);

afterAll(async () => {
  await evergrant?.stop();
  await proxy?.stop();
  await rm(place.folder, { recursive: true, force: true });
}, 60_000);

it("lives the seed's story; every change arrives in order, once, across a cut and kill -9", async () => {
  const { apiKey, graphqlUrl, sandboxUrl } = evergrant.demo;
  const sandbox = controlSandbox(sandboxUrl);
  const client = createClient({ url: graphqlUrl, token: apiKey });
  const subscriber = createClient({ url: `${proxy.origin}/graphql`, token: apiKey });

  const arrived: Event[] = [];
  const told = () => arrived.map(({ type }) => type);
  const ending = new AbortController();
  const stream = subscriber.events.subscribe({ signal: ending.signal });
  await stream.ready;
  const reading = (async () => {
    for await (const event of stream) arrived.push(event);
  })();

  const seller = await sandbox.makeSeller();
  const { sellingPartnerId, token, authorizedAt, expiresAt } = seller;
  const connected = await client.sellerAccounts.connect({
    name: "Story",
    region: "NA",
    sellingPartnerId,
    token,
    authorizedAt,
    expiresAt,
  });
  const { id: sellerAccountId } = unwrap(connected).sellerAccount;
  unwrap(await client.reviewAutomations.enable({ sellerAccountId, backlog: "ONLY_NEW" }));
  await vi.waitFor(() => expect(told()).toHaveLength(3), 10_000);

  expect(proxy.cut(), "connections cut in the middle").toBeGreaterThan(0);
  await sandbox.advance("P151D");
  await vi.waitFor(() => expect(told().at(-1)).toBe("TOKEN_EXPIRING"), 10_000);

  await sandbox.act(sellingPartnerId, "revoke");
  await evergrant.kill();
  evergrant = await startEvergrant(place);
  await sandbox.advance("P1D");
  const dead = await client.sellerAccounts.get(sellerAccountId);
  expect(dead?.mwsToken).toMatchObject({ status: "DISABLED", disabledReason: "REVOKED" });
  expect(dead?.reviewAutomation).toMatchObject({ status: "DISABLED", disabledBy: "TOKEN" });
  expect(dead?.hasAlert).toBe(true);
  expect(dead?.nextActions.map(({ kind }) => kind)).toEqual([
    "ENABLE_IN_SELLER_CENTRAL",
    "VIEW_TOKEN_IN_SELLER_CENTRAL",
    "ENABLE_MWS_TOKEN",
  ]);
  await vi.waitFor(() => expect(told().at(-1)).toBe("AUTOMATION_DISABLED"), 10_000);

  const refused = await client.mwsTokens.enable({ sellerAccountId, token });
  expect(refused.__typename).toBe("GrantDisabledError");

  const pasted = await enableInSellerCentral(dead?.nextActions[0]?.url ?? "");
  const enabled = unwrap(
    await client.mwsTokens.enable({ sellerAccountId, token: ` "${pasted}"\n` }),
  );
  expect(enabled.mwsToken.status).toBe("ENABLED");
  expect(enabled.sellerAccount.reviewAutomation.status).toBe("DISABLED");
  const resumed = unwrap(
    await client.reviewAutomations.enable({ sellerAccountId, backlog: "RESCUE" }),
  );
  expect(resumed.reviewAutomation.status).toBe("ENABLED");

  await vi.waitFor(() => expect(told()).toHaveLength(9), 10_000);
  ending.abort();
  await reading;
  expect(told()).toEqual([
    "ACCOUNT_CONNECTED",
    "TOKEN_ENABLED",
    "AUTOMATION_ENABLED",
    "TOKEN_EXPIRING",
    "TOKEN_EXPIRING",
    "TOKEN_DISABLED",
    "AUTOMATION_DISABLED",
    "TOKEN_ENABLED",
    "AUTOMATION_ENABLED",
  ]);
  expect(new Set(arrived.map(({ id }) => id)).size).toBe(arrived.length);
  expect(arrived.flatMap((event) => ("daysLeft" in event ? [event.daysLeft] : []))).toEqual([
    60, 30,
  ]);
  expect(evergrant.output()).not.toContain(pasted);
}, 120_000);

/** What the seller does: Enable, View, copy. */
async function enableInSellerCentral(url: string): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole("button", { name: "Enable" }).click();
    await page.getByRole("link", { name: "View" }).click();
    return await page.getByLabel("MWS Auth Token").inputValue();
  } finally {
    await browser.close();
  }
}
