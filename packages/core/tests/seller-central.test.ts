import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startInSellerCentral } from "../src/authorization/start-in-seller-central.ts";
import { AMAZON_SELLER_CENTRAL } from "../src/seller-account/seller-central.ts";
import {
  type AccountFixture,
  connectAccount,
  makeString,
  readConnected,
} from "./account-fixture.ts";
import { makeCode, sendBack } from "./consent-fixture.ts";
import { type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";

let world: CoreWorld;
let account: AccountFixture;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(async () => {
  await world.reset();
  account = await connectAccount(world);
  await knowOrder("order-1");
});
afterAll(() => world.close());

const CALLBACK = "https://seller.test/apps/authorize/confirm/amzn1.sp.solution.test";

async function knowOrder(knownOrderId: string | null) {
  await world.client.sellerAccount.updateMany({ data: { knownOrderId } });
}

async function start(amazonCallbackUri = CALLBACK, isDraft = false): Promise<URL | null> {
  const { sellingPartnerId } = account;
  const request = { amazonCallbackUri, amazonState: "amazon's own", sellingPartnerId, isDraft };
  const url = await startInSellerCentral(world.installation, request);
  return url === null ? null : new URL(url);
}

const confirm = async (url: URL | null, orderIds: string[]) => {
  const made = makeCode(world, makeString("cons"), { orderIds });
  const state = url?.searchParams.get("state") ?? "";
  return (await sendBack(world, { state, ...account, ...made })).result;
};

it("goes on at Amazon's callback, and renews by a string that reads the known order", async () => {
  const url = await start();
  expect(url?.href.startsWith(`${CALLBACK}?`)).toBe(true);
  expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
    amazon_state: "amazon's own",
    state: expect.stringMatching(/^[\w-]{64}$/),
    redirect_uri: "https://evergrant.test/api/amazon/callback",
  });
  expect(await confirm(url, ["order-1"])).toMatchObject({ kind: "renewed" });
  const events = await readEvents(world, world.actor);
  expect(events.at(-1)).toMatchObject({
    type: "TOKEN_RENEWED",
    actorKind: "SYSTEM",
    cause: "reauthorize",
  });
});

it("says that the application is a draft where Amazon said so", async () => {
  expect((await start(CALLBACK, true))?.searchParams.get("version")).toBe("beta");
});

it("stores nothing that cannot read the known order", async () => {
  const before = await readConnected(world, account);
  const result = await confirm(await start(), ["order-of-another"]);
  expect(result).toMatchObject({ code: "TOKEN_OF_OTHER_SELLER" });
  expect(await readConnected(world, account)).toEqual(before);
});

it("has no string wait in the account before it could read the known order", async () => {
  const made = makeCode(world, makeString("cons"), { participations: "suspect" });
  const before = await readConnected(world, account);
  const state = (await start())?.searchParams.get("state") ?? "";
  const { result } = await sendBack(world, { state, ...account, ...made });
  expect(result).toMatchObject({ code: "AMAZON_UNAVAILABLE" });
  expect(await readConnected(world, account)).toEqual(before);
});

it("does not go on without a known order, nor stores anything when it is gone since", async () => {
  const url = await start();
  await knowOrder(null);
  expect(await start()).toBeNull();
  world.amazon.calls.length = 0;
  expect(await confirm(url, ["order-1"])).toMatchObject({ code: "SELLER_UNPROVEN" });
  expect(world.amazon.calls).toEqual([]);
});

it("does not go on for a seller of several workspaces, of none, or of another application", async () => {
  expect(await start(`${CALLBACK}-of-another`)).toBeNull();
  const stranger = await world.addWorkspace();
  const { sellerAccountId } = await connectAccount(world, { actor: stranger });
  const { sellingPartnerId } = account;
  await world.client.sellerAccount.update({
    where: { workspaceId_id: { workspaceId: stranger.workspaceId, id: sellerAccountId } },
    data: { sellingPartnerId, knownOrderId: "order-1" },
  });
  expect(await start()).toBeNull();
  await world.client.workspace.deleteMany();
  expect(await start()).toBeNull();
});

it.each([
  "https://evil.test/apps/authorize/confirm/amzn1.sp.solution.test",
  "https://seller.test.evil.test/apps/authorize/confirm/amzn1.sp.solution.test",
  "http://seller.test/apps/authorize/confirm/amzn1.sp.solution.test",
  "",
])("leads no browser to %s", async (uri) => {
  expect(await start(uri)).toBeNull();
  expect(await world.client.amazonAuthorization.count()).toBe(0);
});

it.each(["", "A\u0000", "%"])("does not look for a seller whose id is none: %j", async (id) => {
  account = { ...account, sellingPartnerId: id };
  expect(await start()).toBeNull();
});

it.each([
  ["https://sellercentral.amazon.com/apps/authorize/confirm/x", true],
  ["https://sellercentral-europe.amazon.com/apps/authorize/confirm/x", true],
  ["https://sellercentral.amazon.co.jp/x", true],
  ["https://amazon.com/apps/authorize/confirm/x", true],
  ["http://sellercentral.amazon.com/x", false],
  ["https://sellercentral.amazon.com:444/x", false],
  ["https://sellercentral.amazon.com.evil.test/x", false],
  ["https://sellercentral.amazon.com@evil.test/x", false],
  ["https://evil.test/https://sellercentral.amazon.com", false],
  ["sellercentral.amazon.com", false],
])("knows whether %s is Seller Central: %s", (url, is) => {
  expect(AMAZON_SELLER_CENTRAL.isSellerCentralUrl(url)).toBe(is);
});
