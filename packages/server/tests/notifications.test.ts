import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type DemoWorld, startDemoWorld } from "./start-demo-world.ts";

/** Seconds that a machine under load may need; what is waited for comes in one or two. */
const WITHIN = { timeout: 15_000, interval: 50 };
const STOP_MS = 5_000;

let world: DemoWorld;
let sellers = 0;
beforeAll(async () => {
  world = await startDemoWorld();
}, 60_000);
afterAll(() => world.close());

/** Makes a seller, connects him, and waits until Amazon would tell of him. */
async function connect(): Promise<{ sellingPartnerId: string; id: string }> {
  sellers += 1;
  const seller = await world.control("sellers", { orders: 0 });
  const sellingPartnerId = String(seller.sellingPartnerId);
  const input = {
    ...{ name: `Seller ${sellers}`, sellingPartnerId, region: "NA" },
    token: String(seller.token),
  };
  const source = `mutation ($input: ConnectSellerAccountInput!) {
    connectSellerAccount(input: $input) {
      ... on ConnectSellerAccountPayload { sellerAccount { id } } ... on Error { message } } }`;
  const { connectSellerAccount } = await world.ask(source, { input });
  const id = Object(connectSellerAccount).sellerAccount?.id;
  if (typeof id !== "string") throw new Error(JSON.stringify(connectSellerAccount));
  const where = { sellerAccount: { sellingPartnerId } };
  await vi.waitFor(
    async () => expect(await world.client.amazonSubscription.count({ where })).toBe(2),
    WITHIN,
  );
  return { sellingPartnerId, id };
}

const tokenOf = async (sellingPartnerId: string) =>
  world.client.mwsToken.findFirstOrThrow({ where: { sellerAccount: { sellingPartnerId } } });
const waitForToken = (sellingPartnerId: string, expected: object) =>
  vi.waitFor(async () => expect(await tokenOf(sellingPartnerId)).toMatchObject(expected), WITHIN);
const waitForRow = (where: object) =>
  vi.waitFor(async () => world.client.amazonNotification.findFirstOrThrow({ where }), WITHIN);
const isQueueEmpty = () =>
  vi.waitFor(async () => {
    const queues = await world.control("queues");
    expect(Object.values(queues)).toMatchObject([{ visible: 0, inFlight: 0, delayed: 0 }]);
  }, WITHIN);
const send = (body: string) => world.control("queues/evergrant/messages", { body });

it("disables a deactivated account's token without a probe, and enables it when it is back", async () => {
  const { sellingPartnerId } = await connect();
  const { lastVerifiedAt } = await tokenOf(sellingPartnerId);
  await world.control(`sellers/${sellingPartnerId}/deactivate`, {});
  await waitForToken(sellingPartnerId, { disabledReason: "SELLER_INACTIVE", lastVerifiedAt });
  const told = await world.client.event.findFirstOrThrow({ where: { type: "TOKEN_DISABLED" } });
  expect(told).toMatchObject({ cause: "ACCOUNT_STATUS_CHANGED" });
  await world.control(`sellers/${sellingPartnerId}/activate`, {});
  await waitForToken(sellingPartnerId, { status: "ENABLED", disabledReason: null });
});

it("has read the queue before the clock is advanced", async () => {
  const { sellingPartnerId } = await connect();
  await world.control(`sellers/${sellingPartnerId}/deactivate`, {});
  await world.control("clock", { advance: "PT1H" });
  const token = await tokenOf(sellingPartnerId);
  expect(token).toMatchObject({ disabledReason: "SELLER_INACTIVE" });
  const { sellerAccountId } = token;
  const where = { type: "TOKEN_DISABLED", sellerAccountId } as const;
  expect(await world.client.event.findMany({ where })).toMatchObject([
    { cause: "ACCOUNT_STATUS_CHANGED" },
  ]);
});

it("learns a seller's order from a notification whose names begin with capitals", async () => {
  const { sellingPartnerId } = await connect();
  await world.client.sellerAccount.updateMany({
    where: { sellingPartnerId },
    data: { knownOrderId: null },
  });
  const [order] = Object.values(
    await world.control(`sellers/${sellingPartnerId}/orders`, { count: 1 }),
  );
  await vi.waitFor(async () => {
    const account = await world.client.sellerAccount.findFirstOrThrow({
      where: { sellingPartnerId },
    });
    expect(account.knownOrderId).toBe(Object(order).orderId);
  }, WITHIN);
});

it("handles a notification once that comes twice", async () => {
  const body = JSON.stringify({
    ...{ notificationType: "FEE_PROMOTION", eventTime: "2026-03-01T12:00:00.000Z", payload: {} },
    notificationMetadata: { notificationId: "twice" },
  });
  for (const copy of [body, body]) await send(copy);
  await isQueueEmpty();
  const rows = await world.client.amazonNotification.findMany({ where: { id: "twice" } });
  expect(rows).toMatchObject([{ type: "FEE_PROMOTION", state: "HANDLED", body: null }]);
});

it("sets poison aside, encrypted, and goes on with the next", async () => {
  await send('{"planted');
  await send("{}");
  const row = await waitForRow({ state: "SET_ASIDE", reason: "It is no JSON." });
  expect(Buffer.from(row.body ?? []).toString("latin1")).not.toContain("planted");
  await isQueueEmpty();
  expect(await world.client.amazonNotification.count({ where: { state: "SET_ASIDE" } })).toBe(2);
});

it("uses a rotated client secret from when it comes, also once the old one has ended", async () => {
  const { id, sellingPartnerId } = await connect();
  const before = (await world.readFile()).amazonApp.clientSecret;
  const { clientSecret } = await world.control("application/rotate", {});
  await waitForRow({ type: "APPLICATION_OAUTH_CLIENT_NEW_SECRET" });
  const file = await world.readFile();
  expect(file.amazonApp.clientSecret).toBe(clientSecret);
  expect(clientSecret).not.toBe(before);
  const exchange = async (client_secret: string) => {
    const scope = "sellingpartnerapi::notifications";
    const client = { client_id: file.amazonApp.clientId, client_secret };
    const body = new URLSearchParams({ grant_type: "client_credentials", scope, ...client });
    const { status } = await fetch(`${file.sandboxUrl}/auth/o2/token`, { method: "POST", body });
    return status;
  };
  expect(await exchange(before)).toBe(200);
  await world.control("clock", { advance: "P8D" });
  expect(await exchange(before)).toBe(401);
  const source = `mutation ($input: VerifyMwsTokenInput!) {
    verifyMwsToken(input: $input) { __typename } }`;
  const { now } = await world.control("clock");
  await world.ask(source, { input: { sellerAccountId: id } });
  const { status, lastVerifiedAt } = await tokenOf(sellingPartnerId);
  expect(status).toBe("ENABLED");
  expect(lastVerifiedAt?.getTime()).toBeGreaterThanOrEqual(Date.parse(String(now)));
});

it("stops at once while it waits for messages", async () => {
  expect(await world.stop()).toBeLessThan(STOP_MS);
});
