import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetNotifications } from "../src/amazon-notification/forget.ts";
import { NOTIFICATION_LIFE_MS } from "../src/amazon-notification/policy.ts";
import { setAsideNotification } from "../src/amazon-notification/set-aside.ts";
import { notificationPlace } from "../src/cipher/places.ts";
import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { type AccountFixture, readConnected, scriptGrant, US } from "./account-fixture.ts";
import { drainAll, readEvents } from "./core-world.ts";
import { createNotifiedWorld, type NotifiedWorld, subscriptionOf } from "./notified-world.ts";
import { fromNow, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

let world: NotifiedWorld;
beforeAll(async () => {
  world = await createNotifiedWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const status = (account: AccountFixture, status: string) => ({
  kind: "accountStatus" as const,
  subscriptionId: subscriptionOf(account, "ACCOUNT_STATUS_CHANGED"),
  status,
});
const typesOf = async () => (await readEvents(world, world.actor)).map(({ type }) => type);
const tokenOf = async (account: AccountFixture) => (await readConnected(world, account)).token;
const operations = () => world.amazon.calls.map(({ operation }) => operation);

describe("the account's status", () => {
  it("DEACTIVATED disables the token at once, without asking Amazon, once", async () => {
    const account = await world.connectSubscribed();
    world.amazon.calls.length = 0;
    const id = "twice";
    expect(await world.receive(status(account, "DEACTIVATED"), { id })).toBe(true);
    expect(await tokenOf(account)).toMatchObject({
      status: "DISABLED",
      disabledReason: "SELLER_INACTIVE",
    });
    expect(await world.receive(status(account, "DEACTIVATED"), { id })).toBe(false);
    expect(operations()).toEqual([]);
    const events = await readEvents(world, world.actor);
    expect(events.at(-1)).toMatchObject({
      type: "TOKEN_DISABLED",
      cause: "ACCOUNT_STATUS_CHANGED",
      actorKind: "SYSTEM",
    });
    expect(events.filter(({ type }) => type === "TOKEN_DISABLED")).toHaveLength(1);
  });

  it("handled by two workers at once is handled once", async () => {
    const account = await world.connectSubscribed();
    const id = "both";
    const both = [1, 2].map(() => world.receive(status(account, "DEACTIVATED"), { id }));
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    expect((await typesOf()).filter((type) => type === "TOKEN_DISABLED")).toHaveLength(1);
  });

  it("DEACTIVATED in one of several marketplaces asks Amazon now", async () => {
    const account = await world.connectSubscribed([US, "A2EUQ1WTGCTBG2"]);
    scriptGrant(world, account.strings.current, { marketplaceIds: [US] });
    world.amazon.calls.length = 0;
    await world.receive(status(account, "DEACTIVATED"));
    await drainAll(world);
    expect(operations()).toEqual(["refreshToken", "participations"]);
    expect(await tokenOf(account)).toMatchObject({ status: "ENABLED" });
  });

  it("DEACTIVATED that is older than the token's last success asks Amazon now", async () => {
    const account = await world.connectSubscribed();
    world.amazon.calls.length = 0;
    await world.receive(status(account, "DEACTIVATED"), { eventTime: fromNow(-HOUR_MS) });
    expect(await tokenOf(account)).toMatchObject({ status: "ENABLED" });
    await drainAll(world);
    expect(operations()).toEqual(["refreshToken", "participations"]);
  });

  it("DEACTIVATED that the queue hands out after the NORMAL that took it back asks Amazon", async () => {
    const account = await world.connectSubscribed();
    const eventTime = world.clock.now();
    world.clock.advance(HOUR_MS);
    await world.receive(status(account, "NORMAL"));
    await world.receive(status(account, "DEACTIVATED"), { eventTime });
    await drainAll(world);
    expect(await tokenOf(account)).toMatchObject({ status: "ENABLED" });
  });

  it("DEACTIVATED that was long on its way disables the token when a probe says so too", async () => {
    const account = await world.connectSubscribed();
    const eventTime = world.clock.now();
    world.clock.advance(HOUR_MS);
    scriptGrant(world, account.strings.current, { marketplaceIds: [] });
    await world.receive(status(account, "DEACTIVATED"), { eventTime });
    await drainAll(world);
    expect(await tokenOf(account)).toMatchObject({ disabledReason: "SELLER_INACTIVE" });
  });

  it("NORMAL brings a deactivated account back, by a probe", async () => {
    const account = await world.connectSubscribed();
    await world.receive(status(account, "DEACTIVATED"));
    world.clock.advance(MINUTE_MS);
    await world.receive(status(account, "NORMAL"));
    await drainAll(world);
    expect(await tokenOf(account)).toMatchObject({ status: "ENABLED" });
  });

  it("NORMAL does not ask about a healthy token, nor bring back what a user switched off", async () => {
    const healthy = await world.connectSubscribed();
    const off = await world.connectSubscribed();
    await disableMwsToken(world.deps, world.actor, off);
    world.amazon.calls.length = 0;
    for (const account of [healthy, off]) await world.receive(status(account, "NORMAL"));
    await world.receive(status(off, "DEACTIVATED"));
    await drainAll(world);
    expect(operations()).toEqual([]);
    expect(await tokenOf(off)).toMatchObject({ disabledReason: "USER" });
  });

  it("follows a seller into every workspace that connected him", async () => {
    const accounts = [await world.connectSubscribed(), await world.connectSubscribed()];
    const subscriptionId = "the seller's own";
    await world.client.amazonSubscription.updateMany({ data: { subscriptionId } });
    await world.receive({ kind: "accountStatus", subscriptionId, status: "DEACTIVATED" });
    for (const account of accounts)
      expect(await tokenOf(account)).toMatchObject({ disabledReason: "SELLER_INACTIVE" });
  });

  it("of nobody's subscription is handled, and changes nothing", async () => {
    const content = {
      kind: "accountStatus",
      subscriptionId: "nobody's",
      status: "DEACTIVATED",
    } as const;
    expect(await world.receive(content)).toBe(true);
    expect(await world.client.amazonNotification.count()).toBe(1);
  });
});

describe("an order's change", () => {
  const change = (account: AccountFixture, rest: object = {}) => ({
    kind: "orderChange" as const,
    sellingPartnerId: account.sellingPartnerId,
    subscriptionId: subscriptionOf(account, "ORDER_CHANGE"),
    orderId: "order-1",
    ...rest,
  });
  const orderOf = async (account: AccountFixture) =>
    (await readConnected(world, account)).account.knownOrderId;

  it("gives the account an order to prove later tokens with, where it had none", async () => {
    const account = await world.connectSubscribed();
    await world.receive(change(account));
    await world.receive(change(account, { orderId: "order-2" }));
    expect(await orderOf(account)).toBe("order-1");
  });

  it("is not believed for a seller id that somebody else's subscription names", async () => {
    const account = await world.connectSubscribed();
    await world.receive(change(account, { subscriptionId: "another's" }));
    expect(await orderOf(account)).toBeNull();
    await world.receive(change(account, { sellingPartnerId: "A0OTHER" }));
    expect(await orderOf(account)).toBeNull();
  });

  it("is not handed to who has a consent alone: what named the seller came through a browser", async () => {
    const account = await world.connectSubscribed();
    const { sellerAccountId: id } = account;
    await world.client.sellerAccount.updateMany({ where: { id }, data: { sellerProven: true } });
    await world.receive(change(account, { subscriptionId: "another's" }));
    expect(await orderOf(account)).toBeNull();
  });

  it("that comes while a string is saved is not lost", async () => {
    const account = await world.connectSubscribed();
    const { sellerAccountId, strings } = account;
    world.amazon.onCall = async ({ operation }) => {
      if (operation !== "findAnyOrder") return;
      world.amazon.onCall = () => {};
      await world.receive(change(account));
    };
    await enableMwsToken(world.deps, world.actor, { sellerAccountId, token: strings.current });
    expect(await orderOf(account)).toBe("order-1");
  });
});

describe("what was received", () => {
  it("is kept encrypted when it was set aside", async () => {
    await setAsideNotification(world.installation, {
      ...{ id: "poison", type: "UNKNOWN", reason: "It is no JSON.", body: "planted-secret" },
    });
    const row = await world.client.amazonNotification.findUniqueOrThrow({
      where: { id: "poison" },
    });
    expect(Buffer.from(row.body ?? []).toString("latin1")).not.toContain("planted");
    const body = await world.deps.cipher.decrypt(
      row.body ?? new Uint8Array(),
      notificationPlace("poison"),
    );
    expect(body.reveal()).toBe("planted-secret");
  });

  it("is forgotten once it cannot come again, unless it was set aside", async () => {
    await world.receive({ kind: "other" });
    await setAsideNotification(world.installation, {
      id: "poison",
      type: "",
      reason: "",
      body: "",
    });
    world.clock.advance(NOTIFICATION_LIFE_MS - 1);
    await forgetNotifications(world.installation);
    expect(await world.client.amazonNotification.count()).toBe(2);
    world.clock.advance(1);
    expect(await forgetNotifications(world.installation)).toBe(false);
    expect(await world.client.amazonNotification.findMany()).toMatchObject([{ id: "poison" }]);
  });
});
