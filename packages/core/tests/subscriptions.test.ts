import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requestSubscriptions } from "../src/amazon-notification/request-subscription.ts";
import { depsOf } from "../src/deps.ts";
import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { connectAccount, scriptGrant } from "./account-fixture.ts";
import { advance, drainAll } from "./core-world.ts";
import { createNotifiedWorld, type NotifiedWorld } from "./notified-world.ts";
import { fromNow, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

let world: NotifiedWorld;
beforeAll(async () => {
  world = await createNotifiedWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());
const operations = () => world.amazon.calls.map(({ operation }) => operation);
/** As an installation without a queue. */
const withoutQueue = () => ({ ...world.installation, notificationQueue: null });

describe("subscriptions", () => {
  const rows = () => world.client.amazonSubscription.findMany({ orderBy: { type: "asc" } });
  const due = () => world.client.dueWork.findMany({ where: { kind: "SUBSCRIPTION" } });

  it("are made for an account that is connected, under one destination for all of a region", async () => {
    for (const _account of [1, 2]) {
      await connectAccount(world);
      await drainAll(world);
    }
    expect(operations().filter((operation) => operation === "createDestination")).toHaveLength(1);
    expect((await rows()).map(({ type }) => type)).toEqual([
      ...["ACCOUNT_STATUS_CHANGED", "ACCOUNT_STATUS_CHANGED", "ORDER_CHANGE", "ORDER_CHANGE"],
    ]);
    expect(await due()).toEqual([]);
  });

  it("are not asked for without a queue", async () => {
    await connectAccount({ ...world, depsOf: (actor) => depsOf(withoutQueue(), actor) });
    expect(await due()).toEqual([]);
    expect(await requestSubscriptions(withoutQueue())).toBe(0);
  });

  it("are tried again where Amazon could not be asked", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.current, { participations: "unavailable" });
    await drainAll(world);
    expect(await rows()).toEqual([]);
    expect(await due()).toMatchObject([{ dueAt: fromNow(HOUR_MS), leasedUntil: null }]);
    scriptGrant(world, account.strings.current, { participations: "ok" });
    await advance(world, HOUR_MS);
    expect(await rows()).toHaveLength(2);
  });

  it.each([
    ["at once, a minute later", 0, MINUTE_MS],
    ["in years, an hour later", 999_999_999, HOUR_MS],
  ])("are tried again, where Amazon says %s", async (_when, retryAfterSeconds, laterMs) => {
    await connectAccount(world);
    const failure = { class: "unavailable", operation: "refreshToken", retryAfterSeconds } as const;
    const accessOf = async () => ({ ok: false, failure }) as const;
    await drainAll({
      installation: { ...world.installation, amazon: { ...world.amazon, accessOf } },
    });
    expect(await due()).toMatchObject([{ dueAt: fromNow(laterMs) }]);
  });

  it("are given up where Amazon refuses, until another string is saved", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.current, { participations: "lacksRole" });
    await drainAll(world);
    expect([await rows(), await due()]).toEqual([[], []]);
    const { sellerAccountId, strings } = account;
    scriptGrant(world, strings.current, { participations: "ok" });
    await enableMwsToken(world.deps, world.actor, { sellerAccountId, token: strings.current });
    expect(await due()).toEqual([]);
    await enableMwsToken(world.deps, world.actor, { sellerAccountId, token: strings.other });
    await drainAll(world);
    expect(await rows()).toHaveLength(2);
  });

  it("are asked for by a starting worker where they lack, for living tokens", async () => {
    const before = await connectAccount({
      ...world,
      depsOf: (actor) => depsOf(withoutQueue(), actor),
    });
    const off = await connectAccount({
      ...world,
      depsOf: (actor) => depsOf(withoutQueue(), actor),
    });
    await disableMwsToken(world.deps, world.actor, off);
    await world.connectSubscribed();
    expect(await requestSubscriptions(world.installation)).toBe(1);
    expect(await requestSubscriptions(world.installation)).toBe(0);
    expect(await due()).toMatchObject([{ sellerAccountId: before.sellerAccountId }]);
    await drainAll(world);
    expect(await rows()).toHaveLength(4);
  });

  it("are not made where Amazon refuses the queue, and the operators hear of it", async () => {
    world.amazon.application = "unauthorized_client";
    await connectAccount(world);
    await drainAll(world);
    world.amazon.application = "ok";
    expect(world.alerts).toEqual(["DESTINATION_REFUSED"]);
    expect([await rows(), await due()]).toEqual([[], []]);
  });
});
