import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import {
  type AccountFixture,
  connectAccount,
  makeString,
  readConnected,
  scriptGrant,
} from "./account-fixture.ts";
import { beginConsent, makeCode, sendBack } from "./consent-fixture.ts";
import { advance, type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { DAY_MS, fromNow, MINUTE_MS, NOW } from "./token-fixture.ts";

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const IN_A_YEAR = fromNow(365 * DAY_MS);

/** Begins for an account, and is sent back by Amazon with a code that works. */
async function consent(
  { sellerAccountId, sellingPartnerId }: AccountFixture,
  made = makeCode(world),
) {
  const state = await beginConsent(world, { sellerAccountId });
  return { state, ...made, ...(await sendBack(world, { state, sellingPartnerId, ...made })) };
}

/** Does something once, while SP-API is asked about the string of a consent. */
function duringTrial(act: () => Promise<unknown>) {
  world.amazon.onCall = async ({ operation }) => {
    if (operation !== "participations") return;
    world.amazon.onCall = () => {};
    await act();
  };
}

/** What was told of tokens since they were connected. */
async function listTold() {
  const types = (await readEvents(world, world.actor)).map(({ type }) => type);
  return types.slice(2).filter((type) => type.startsWith("TOKEN_"));
}

describe("a consent for an account", () => {
  it("renews it for a year from now, and proves the seller", async () => {
    const account = await connectAccount(world);
    const { result } = await consent(account);
    expect(result).toMatchObject({ kind: "renewed", expiresAt: IN_A_YEAR });
    const { token, account: stored } = await readConnected(world, account);
    expect(token).toMatchObject({
      status: "ENABLED",
      kind: "LWA_REFRESH_TOKEN",
      lastFour: "cons",
      authorizedAt: NOW,
      expiresAt: IN_A_YEAR,
      expirySource: "TERM",
    });
    expect(stored.sellerProven).toBe(true);
    const events = await readEvents(world, world.actor);
    expect(events.at(-1)).toMatchObject({
      type: "TOKEN_RENEWED",
      actorKind: "USER",
      actorId: "user-1",
      cause: "startAuthorization",
    });
  });

  it("is not lost to a probe that changes the token meanwhile", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
    duringTrial(() => verifyMwsToken(world.deps, world.actor, account));
    expect((await consent(account)).result).toMatchObject({ kind: "renewed" });
    expect(await listTold()).toEqual(["TOKEN_RENEWED"]);
  });

  it.each([
    ["saves another string", enableMwsToken],
    ["switches the token off", disableMwsToken],
  ])("gives way to somebody who %s meanwhile", async (_what, act) => {
    const account = await connectAccount(world);
    const { sellerAccountId, strings } = account;
    duringTrial(() => act(world.deps, world.actor, { sellerAccountId, token: strings.other }));
    expect((await consent(account)).result).toMatchObject({ code: "CONFLICT" });
    expect((await readConnected(world, account)).token.lastFour).not.toBe("cons");
  });

  it("enables a dead token, also when Amazon hands out the same string", async () => {
    const account = await connectAccount(world);
    const { current } = account.strings;
    scriptGrant(world, current, { exchange: "invalid_grant" });
    await advance(world, DAY_MS);
    expect((await readConnected(world, account)).token.status).toBe("DISABLED");
    scriptGrant(world, current, { exchange: "ok" });
    const { result } = await consent(account, makeCode(world, current));
    const expiresAt = fromNow(366 * DAY_MS);
    expect(result).toMatchObject({ kind: "renewed", expiresAt });
    const { token } = await readConnected(world, account);
    expect(token).toMatchObject({ status: "ENABLED", expiresAt, expirySource: "TERM" });
    expect(await listTold()).toEqual(["TOKEN_DISABLED", "TOKEN_ENABLED"]);
  });

  it("waits where SP-API does not accept the string yet, and keeps its date and proof meanwhile", async () => {
    const account = await connectAccount(world);
    const made = makeCode(world, makeString("wait"), { participations: "suspect" });
    expect((await consent(account, made)).result.kind).toBe("pending");
    const before = await readConnected(world, account);
    expect(before.token).toMatchObject({ lastFour: "last", candidateLastFour: "wait" });
    expect(before.account.sellerProven).toBe(false);
    scriptGrant(world, made.string, { participations: "ok" });
    await advance(world, 5 * MINUTE_MS);
    const { token, account: stored } = await readConnected(world, account);
    expect(token).toMatchObject({
      lastFour: "wait",
      authorizedAt: NOW,
      expiresAt: IN_A_YEAR,
      expirySource: "TERM",
      candidateExpirySource: null,
    });
    expect(stored.sellerProven).toBe(true);
    expect(await listTold()).toEqual(["TOKEN_PENDING", "TOKEN_RENEWED"]);
  });

  it("is not exchanged when another seller consented, and nothing is changed", async () => {
    const account = await connectAccount(world);
    const before = await readConnected(world, account);
    const state = await beginConsent(world, account);
    world.amazon.calls.length = 0;
    const { code } = makeCode(world);
    const sellingPartnerId = "A9ANOTHERSELLER";
    expect((await sendBack(world, { state, sellingPartnerId, code })).result).toEqual({
      kind: "failed",
      code: "WRONG_ACCOUNT",
      expected: account.sellingPartnerId,
      signedIn: sellingPartnerId,
    });
    expect(world.amazon.calls).toEqual([]);
    expect(await readConnected(world, account)).toEqual(before);
    const again = await sendBack(world, { state, ...account, code });
    expect(again.result).toMatchObject({ code: "STATE_USED" });
  });

  it("is refused where the seller's id was forged and an order is known", async () => {
    const account = await connectAccount(world);
    await world.client.sellerAccount.updateMany({ data: { knownOrderId: "order-1" } });
    const before = await readConnected(world, account);
    const { result } = await consent(account, makeCode(world, makeString("evil")));
    expect(result).toMatchObject({ code: "TOKEN_OF_OTHER_SELLER" });
    expect(await readConnected(world, account)).toEqual(before);
  });

  it.each([
    ["CODE_EXPIRED", () => ({ code: "code-of-ten-minutes-ago", string: "" })],
    ["TOKEN_REJECTED", () => makeCode(world, makeString("dead"), { exchange: "invalid_grant" })],
    ["AMAZON_UNAVAILABLE", () => makeCode(world, makeString("down"), { orders: "unavailable" })],
    ["TOKEN_LACKS_ROLE", () => makeCode(world, makeString("role"), { orders: "lacksRole" })],
    ["TOKEN_REJECTED", () => makeCode(world, makeString("none"), { marketplaceIds: [] })],
  ])("answers %s and changes nothing", async (code, make) => {
    const account = await connectAccount(world);
    const before = await readConnected(world, account);
    expect((await consent(account, make())).result).toEqual({ kind: "failed", code });
    expect(await readConnected(world, account)).toEqual(before);
    expect(await listTold()).toEqual([]);
  });

  it("answers TOKEN_IN_USE for another account's string", async () => {
    const account = await connectAccount(world);
    const other = await connectAccount(world, { actor: await world.addWorkspace() });
    const { result } = await consent(account, makeCode(world, other.strings.current));
    expect(result).toMatchObject({ code: "TOKEN_IN_USE" });
  });

  it("ends within the budget, wherever Amazon hangs", async () => {
    const account = await connectAccount(world);
    const made = makeCode(world, makeString("hang"), { participations: "hangs" });
    const begun = performance.now();
    expect((await consent(account, made)).result).toMatchObject({ code: "AMAZON_UNAVAILABLE" });
    expect(performance.now() - begun).toBeLessThan(10_000);
  }, 15_000);
});

describe("a consent for a new account", () => {
  const input = { region: "NA", name: " New shop " } as const;
  const sellingPartnerId = "A7NEWSELLER000";

  it("connects the seller that consented", async () => {
    const state = await beginConsent(world, input);
    const { result } = await sendBack(world, { state, sellingPartnerId, ...makeCode(world) });
    expect(result).toMatchObject({
      kind: "connected",
      account: { name: "New shop", sellingPartnerId },
      expiresAt: IN_A_YEAR,
    });
    const stored = await world.client.sellerAccount.findFirst({ include: { mwsToken: true } });
    expect(stored).toMatchObject({
      sellerProven: true,
      mwsToken: { status: "ENABLED", expirySource: "TERM", authorizedAt: NOW },
    });
    const events = await readEvents(world, world.actor);
    expect(events.map(({ type }) => type)).toEqual([
      "AUTHORIZATION_STARTED",
      "ACCOUNT_CONNECTED",
      "TOKEN_ENABLED",
    ]);
  });

  it("renews a seller that the workspace has already, and keeps its name", async () => {
    const account = await connectAccount(world);
    const state = await beginConsent(world, input);
    const { result } = await sendBack(world, { state, ...account, ...makeCode(world) });
    expect(result).toMatchObject({ kind: "renewed", account: { name: "Account" } });
    expect(await world.client.sellerAccount.count()).toBe(1);
  });

  it("connects nothing while SP-API does not accept the string", async () => {
    const state = await beginConsent(world, input);
    const made = makeCode(world, makeString("soon"), { participations: "suspect" });
    const { result } = await sendBack(world, { state, sellingPartnerId, ...made });
    expect(result).toMatchObject({ code: "AMAZON_UNAVAILABLE" });
    expect(await world.client.sellerAccount.count()).toBe(0);
  });
});
