import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordMwsTokenRenewal } from "../src/mws-token/record-renewal.ts";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import { enableReviewAutomation } from "../src/review-automation/enable.ts";
import { connectAccount, readConnected, scriptGrant, US } from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { advance, type CoreWorld, createCoreWorld, drainAll, readEvents } from "./core-world.ts";
import { DAY_MS, fromNow, HOUR_MS, MINUTE_MS, NOW } from "./token-fixture.ts";

describe("a token and its date", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  const tellings = async () => (await readEvents(world, world.actor)).map(({ type }) => type);

  it("is asked about at the very moment of its date, and not because of it before", async () => {
    await connectAccount(world, { expiresAt: fromNow(2 * HOUR_MS) });
    world.amazon.calls.length = 0;
    await advance(world, 2 * HOUR_MS - 1);
    expect(world.amazon.calls).toEqual([]);
    await advance(world, 1);
    expect(world.amazon.calls.map(({ operation }) => operation)).toEqual([
      "refreshToken",
      "participations",
    ]);
  });

  it("is EXPIRED where Amazon refuses it from that moment on, a minute later", async () => {
    const account = await connectAccount(world, { expiresAt: fromNow(2 * HOUR_MS) });
    scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
    await advance(world, 2 * HOUR_MS + MINUTE_MS - 1);
    expect((await readConnected(world, account)).token).toMatchObject({ status: "ENABLED" });
    await advance(world, 1);
    expect((await readConnected(world, account)).token).toMatchObject({
      status: "DISABLED",
      disabledReason: "EXPIRED",
    });
  });

  it("is REVOKED where Amazon refused it a millisecond before its date", async () => {
    const account = await connectAccount(world, { expiresAt: fromNow(2 * HOUR_MS) });
    scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
    world.clock.set(fromNow(2 * HOUR_MS - 1));
    await verifyMwsToken(world.deps, world.actor, account);
    await advance(world, 5 * MINUTE_MS);
    const { token } = await readConnected(world, account);
    expect(token.disabledReason).toBe("REVOKED");
  });

  it("does not flap where it was renewed there before it is asked about here", async () => {
    const account = await connectAccount(world, { expiresAt: fromNow(2 * HOUR_MS) });
    const { sellerAccountId } = account;
    const automation = { sellerAccountId, marketplaceIds: [US], backlog: "RESCUE" as const };
    await enableReviewAutomation(world.deps, world.actor, automation);
    await advance(world, 3 * HOUR_MS);
    const state = await readConnected(world, account);
    expect(state.token).toMatchObject({
      status: "ENABLED",
      expiresAt: null,
      expirySource: "PROBE",
      statusChangedAt: NOW,
    });
    expect(state.automation.status).toBe("ENABLED");
    expect(await tellings()).toEqual([
      "ACCOUNT_CONNECTED",
      "TOKEN_ENABLED",
      "AUTOMATION_ENABLED",
      "TOKEN_EXPIRING",
      "TOKEN_RENEWED",
    ]);
  });

  it("cannot be given a date that is now", async () => {
    expect(await codeOf(connectAccount(world, { expiresAt: NOW }))).toBe("BAD_INPUT");
    const { sellerAccountId } = await connectAccount(world);
    const recorded = recordMwsTokenRenewal(world.deps, world.actor, {
      sellerAccountId,
      expiresAt: NOW,
    });
    expect(await codeOf(recorded)).toBe("BAD_INPUT");
  });

  it("is warned of, renewed, and warned of again a year later", async () => {
    const { sellerAccountId } = await connectAccount(world, { expiresAt: fromNow(14 * DAY_MS) });
    await drainAll(world);
    const nextYear = fromNow(380 * DAY_MS);
    await recordMwsTokenRenewal(world.deps, world.actor, { sellerAccountId, expiresAt: nextYear });
    await drainAll(world);
    for (const daysBefore of [61, 60, 14]) {
      world.clock.set(new Date(nextYear.getTime() - daysBefore * DAY_MS));
      await drainAll(world);
    }
    const warnings = (await readEvents(world, world.actor)).filter(
      ({ type }) => type === "TOKEN_EXPIRING",
    );
    expect(warnings.map(({ data }) => data)).toMatchObject([
      { daysLeft: 14, stageDays: 14 },
      { daysLeft: 60, stageDays: 60 },
      { daysLeft: 14, stageDays: 14 },
    ]);
  });

  it("is warned of once per stage, with the days that are left rounded up", async () => {
    await connectAccount(world, { expiresAt: fromNow(20.5 * DAY_MS) });
    await drainAll(world);
    await drainAll(world);
    const [warning, ...others] = (await readEvents(world, world.actor)).slice(2);
    expect(warning?.data).toMatchObject({ daysLeft: 21, stageDays: 30 });
    expect(others).toEqual([]);
  });
});
