import type { AmazonConnector } from "@evergrant/amazon";
import { createAccessTokens, createRateBuckets, type RateBuckets, Secret } from "@evergrant/core";
import { type Database, openDatabase, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createSandbox, type Sandbox } from "@evergrant/sandbox";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import * as z from "zod";
import { makeAmazon } from "./make-amazon.ts";
import {
  control,
  MARKETPLACE_ID,
  makeSeller,
  ORIGIN,
  type SandboxSeller,
  take,
} from "./sandbox-world.ts";

const WORKERS = 3;
const signal = new AbortController().signal;
const callsAnswer = z.record(z.string(), z.record(z.string(), z.number()));

let made: TestDatabase;
let database: Database;
let client: PrismaClient;
let sandbox: Sandbox;
let rateBuckets: RateBuckets;
let workers: AmazonConnector[];

beforeAll(async () => {
  made = await createTestDatabase();
  database = openDatabase({ url: made.url });
  client = createClient({ url: made.url });
});

afterAll(async () => {
  await client.$disconnect();
  await database.stop();
  await made.drop();
});

beforeEach(async () => {
  await client.amazonBucket.deleteMany();
  await client.amazonAccessToken.deleteMany();
  sandbox = await createSandbox({ publicUrl: ORIGIN, startAt: new Date("2026-11-23T12:00:00Z") });
  const clock = sandbox;
  const cipher = createTestCipher();
  rateBuckets = createRateBuckets({ database, clock, random: () => 0.5 });
  const machineClock = { now: () => new Date() };
  workers = Array.from({ length: WORKERS }, () =>
    makeAmazon(ORIGIN, (url, init) => sandbox.fetch(new Request(url, init)), {
      clock,
      rateBuckets,
      accessTokens: createAccessTokens({ database, clock, machineClock, cipher }),
      fingerprint: cipher.fingerprint,
    }),
  );
});

afterEach(() => sandbox.close());

async function readCalls() {
  return callsAnswer.parse(await control(sandbox, "calls", {}, "GET"));
}

async function accessOf(amazon: AmazonConnector, { sellingPartnerId, token }: SandboxSeller) {
  const { clientId, clientSecret } = sandbox.application;
  const application = { clientId, clientSecret: new Secret(clientSecret) };
  const refreshToken = new Secret(token);
  const seller = { application, region: "EU", sellerKey: sellingPartnerId, refreshToken } as const;
  return take(await amazon.accessOf(seller, signal));
}

/** Every worker reads the participations so often; answers how many found room. */
async function readOften(seller: SandboxSeller, times: number): Promise<number> {
  const answers = await Promise.all(
    workers.flatMap((amazon) =>
      Array.from({ length: times }, async () =>
        amazon.getMarketplaceParticipations(await accessOf(amazon, seller), signal),
      ),
    ),
  );
  return answers.filter(({ ok }) => ok).length;
}

it("workers that share their buckets never hear a 429, and leave nothing unused", async () => {
  const [one, other] = [await makeSeller(sandbox), await makeSeller(sandbox)];
  expect(await readOften(one, 20)).toBe(15);
  expect(await readOften(other, 20)).toBe(15);
  for (let hour = 0; hour < 3; hour += 1) {
    await control(sandbox, "clock", { advance: "PT10M" });
    // 600 s at 0.016 a second; the clock runs on a little by itself.
    expect(await readOften(one, 10)).toBe(9);
    await control(sandbox, "clock", { advance: "PT1H" });
    expect(await readOften(one, 10)).toBe(15);
  }
  expect((await readCalls()).getMarketplaceParticipations).toEqual({ 200: 30 + 3 * 24 });
});

it("an access token is fetched once an hour, for all workers", async () => {
  const seller = await makeSeller(sandbox);
  await readOften(seller, 4);
  expect((await readCalls())["lwa:refresh_token"]).toEqual({ 200: 1 });
  await control(sandbox, "clock", { advance: "PT59M" });
  await readOften(seller, 4);
  expect((await readCalls())["lwa:refresh_token"]).toEqual({ 200: 2 });
});

it("buckets that were lost are corrected by one 429", async () => {
  const seller = await makeSeller(sandbox);
  expect(await readOften(seller, 5)).toBe(15);
  await client.amazonBucket.deleteMany();
  const [amazon] = workers;
  if (amazon === undefined) throw new Error("no worker");
  for (let call = 0; call < 5; call += 1)
    await amazon.getMarketplaceParticipations(await accessOf(amazon, seller), signal);
  expect((await readCalls()).getMarketplaceParticipations).toEqual({ 200: 15, 429: 1 });
  await control(sandbox, "clock", { advance: "PT63S" });
  expect(await readOften(seller, 1)).toBe(1);
  expect((await readCalls()).getMarketplaceParticipations).toEqual({ 200: 16, 429: 1 });
});

it("orders come in pages, and a delivered one is asked to be reviewed once", async () => {
  const seller = await makeSeller(sandbox, { orders: 40 });
  const [amazon] = workers;
  if (amazon === undefined) throw new Error("no worker");
  const access = await accessOf(amazon, seller);
  const search = {
    lastUpdatedAfter: new Date(sandbox.now().getTime() - 60 * 86_400_000),
    marketplaceIds: [MARKETPLACE_ID],
    includedData: ["FULFILLMENT", "CANCELLATION", "PROCEEDS"] as const,
    maxResultsPerPage: 25,
  };
  const first = take(await amazon.searchOrders(access, search, signal));
  const paginationToken = first.nextToken ?? "";
  const second = take(await amazon.searchOrders(access, { ...search, paginationToken }, signal));
  expect(second.nextToken).toBeNull();
  const orders = [...first.orders, ...second.orders];
  expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(40);
  for (const order of orders) {
    expect(order).toMatchObject({
      fulfillmentStatus: "SHIPPED",
      marketplaceId: MARKETPLACE_ID,
      isPaidBack: false,
      isCancellationTold: false,
      items: [{ asin: expect.any(String), sku: expect.any(String), title: expect.any(String) }],
    });
    expect(order.deliverBy?.latest).toBeInstanceOf(Date);
  }
  const daysAgo = (date: Date) => (sandbox.now().getTime() - date.getTime()) / 86_400_000;
  const ripe = orders.find(({ deliverBy }) => {
    const days = deliverBy?.latest ? daysAgo(deliverBy.latest) : 0;
    return days > 6 && days < 29;
  });
  const order = { orderId: ripe?.orderId ?? "", marketplaceId: MARKETPLACE_ID };
  const actions = ["productReviewAndSellerFeedback"];
  const ask = () => amazon.getSolicitationActionsForOrder(access, order, signal);
  const send = () => amazon.createProductReviewAndSellerFeedbackSolicitation(access, order, signal);
  expect(take(await ask())).toEqual({ actions });
  expect(take(await send())).toEqual({ ok: true });
  expect(take(await ask())).toEqual({ actions: [] });
  expect(await send()).toMatchObject({ failure: { class: "refused", status: 403 } });
  expect(take(await amazon.getOrder(access, order, signal)).orderId).toBe(order.orderId);
});

it("a seller account says what business it is", async () => {
  const [amazon] = workers;
  if (amazon === undefined) throw new Error("no worker");
  const access = await accessOf(amazon, await makeSeller(sandbox));
  expect(take(await amazon.getAccount(access, signal)).participations).toContainEqual({
    marketplaceId: MARKETPLACE_ID,
    isParticipating: true,
  });
});
