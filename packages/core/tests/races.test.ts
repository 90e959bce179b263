import { setTimeout as delay } from "node:timers/promises";
import type { DueKind } from "@evergrant/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { recordMwsTokenRenewal } from "../src/mws-token/record-renewal.ts";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import { warnOfExpiry } from "../src/mws-token/warn-of-expiry.ts";
import { connectSellerAccount } from "../src/seller-account/connect.ts";
import { disconnectSellerAccount } from "../src/seller-account/disconnect.ts";
import { renameSellerAccount } from "../src/seller-account/rename.ts";
import {
  type AccountFixture,
  arrangeToken,
  connectAccount,
  makeString,
  readConnected,
  scriptGrant,
} from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { advance, type CoreWorld, createCoreWorld, drainAll, readEvents } from "./core-world.ts";
import { parseState } from "./lifecycle-document.ts";
import { DAY_MS, fromNow, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

describe("at the same time", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  const save = ({ sellerAccountId }: AccountFixture, token: string, actor = world.actor) =>
    enableMwsToken(world.depsOf(actor), actor, { sellerAccountId, token });

  const dueAt = async (kind: DueKind): Promise<Date | undefined> =>
    (await world.client.dueWork.findFirst({ where: { kind } }))?.dueAt;

  /** Does something once, at the first call of an operation. */
  function during(operation: string, act: () => Promise<unknown>): void {
    world.amazon.onCall = async (call) => {
      if (call.operation !== operation) return;
      world.amazon.onCall = () => {};
      await act();
    };
  }

  it("tries a candidate every five minutes, not once a lease", async () => {
    const account = await connectAccount(world);
    await arrangeToken(world, account, parseState("ENABLED, PENDING"));
    world.amazon.calls.length = 0;
    await advance(world, 31 * MINUTE_MS);
    const tried = world.amazon.calls.filter(({ token }) => token === account.strings.candidate);
    expect(tried.filter(({ operation }) => operation === "refreshToken")).toHaveLength(6);
    expect(await dueAt("CANDIDATE")).toEqual(fromNow(35 * MINUTE_MS));
  });

  it("moves a warning on that turns out to be told already", async () => {
    const account = await connectAccount(world, { expiresAt: fromNow(20 * DAY_MS) });
    await drainAll(world);
    await world.client.dueWork.updateMany({
      where: { kind: "WARNING" },
      data: { dueAt: fromNow(0) },
    });
    await warnOfExpiry(world.deps, world.actor, account);
    expect(await dueAt("WARNING")).toEqual(fromNow(6 * DAY_MS));
  });

  it("lets one of two racing saves win also where the strings end alike", async () => {
    const account = await connectAccount(world);
    const alike = makeString("last");
    scriptGrant(world, alike, { marketplaceIds: ["ATVPDKIKX0DER"] });
    during("findAnyOrder", () => save(account, alike));
    expect(await codeOf(save(account, account.strings.other))).toBe("CONFLICT");
  });

  it("does not hold a replaced string's refusal against its successor that ends alike", async () => {
    const account = await connectAccount(world);
    const alike = makeString("last");
    scriptGrant(world, alike, { marketplaceIds: ["ATVPDKIKX0DER"] });
    world.clock.advance(DAY_MS);
    during("refreshToken", async () => {
      await save(account, alike);
      scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
    });
    await codeOf(verifyMwsToken(world.deps, world.actor, account));
    expect((await readConnected(world, account)).token.firstRevokedAt).toBeNull();
  });

  it("keeps the backoff of a probe that failed while a string was saved", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.candidate, { participations: "suspect" });
    scriptGrant(world, account.strings.current, { exchange: "unavailable" });
    during("participations", () => verifyMwsToken(world.deps, world.actor, account));
    await save(account, account.strings.candidate);
    expect((await readConnected(world, account)).token.failedProbes).toBe(1);
    expect(await dueAt("CONFIRM")).toEqual(fromNow(MINUTE_MS));
    expect(await dueAt("PROBE")).toBeUndefined();
  });

  it("records a success beside a failure of the same moment, and says so to who asked", async () => {
    const account = await connectAccount(world);
    world.clock.advance(HOUR_MS);
    scriptGrant(world, account.strings.current, { participations: "unavailable" });
    during("participations", async () => {
      await verifyMwsToken(world.deps, world.actor, account);
      scriptGrant(world, account.strings.current, { participations: "ok" });
    });
    expect(await codeOf(verifyMwsToken(world.deps, world.actor, account))).toBeNull();
    const { token } = await readConnected(world, account);
    expect(token).toMatchObject({ failedProbes: 0, lastVerifiedAt: fromNow(HOUR_MS) });
    expect(await dueAt("CONFIRM")).toBeUndefined();
    expect(await dueAt("PROBE")).toBeDefined();
  });

  it("verifies what somebody made of the token meanwhile", async () => {
    const account = await connectAccount(world);
    const { sellerAccountId } = account;
    const expiresAt = fromNow(20 * DAY_MS);
    during("refreshToken", () =>
      recordMwsTokenRenewal(world.deps, world.actor, { sellerAccountId, expiresAt }),
    );
    await verifyMwsToken(world.deps, world.actor, { sellerAccountId });
    const { token } = await readConnected(world, account);
    expect(token).toMatchObject({ expiresAt, status: "ENABLED", degradedAt: null });
  });

  it("asks after the backoff, whatever a user does meanwhile", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.current, { exchange: "unavailable" });
    await verifyMwsToken(world.deps, world.actor, account);
    world.clock.advance(MINUTE_MS);
    await recordMwsTokenRenewal(world.deps, world.actor, {
      ...account,
      expiresAt: fromNow(DAY_MS),
    });
    expect(await dueAt("CONFIRM")).toEqual(fromNow(MINUTE_MS));
    await verifyMwsToken(world.deps, world.actor, account);
    expect(await dueAt("CONFIRM")).toEqual(fromNow(3 * MINUTE_MS));
  });

  it("tries a candidate every five minutes, whatever is known of the token meanwhile", async () => {
    const account = await connectAccount(world);
    await arrangeToken(world, account, parseState("ENABLED, PENDING"));
    scriptGrant(world, account.strings.current, { exchange: "unavailable" });
    world.clock.advance(4 * MINUTE_MS);
    await verifyMwsToken(world.deps, world.actor, account);
    expect(await dueAt("CANDIDATE")).toEqual(fromNow(5 * MINUTE_MS));
  });

  it("probes a disabled token in time, however often a candidate is tried", async () => {
    const account = await connectAccount(world);
    await arrangeToken(world, account, parseState("DISABLED (REVOKED), PENDING"));
    const probeAt = await dueAt("PROBE");
    await advance(world, 30 * MINUTE_MS);
    expect(await dueAt("PROBE")).toEqual(probeAt);
  });

  it("gives a string to one of two accounts that save it", async () => {
    const [one, two] = [await connectAccount(world), await connectAccount(world)];
    const wanted = makeString("want");
    scriptGrant(world, wanted, { marketplaceIds: ["ATVPDKIKX0DER"] });
    meetAtAmazon(2);
    const codes = await Promise.all([codeOf(save(one, wanted)), codeOf(save(two, wanted))]);
    expect(codes.toSorted()).toEqual(["TOKEN_IN_USE", null].toSorted());
    const loser = codes[0] === null ? two : one;
    expect((await readConnected(world, loser)).token.lastFour).toBe("last");
  });

  it("gives a string to a connecting account or to a candidate, not to both", async () => {
    const account = await connectAccount(world);
    const wanted = makeString("want");
    scriptGrant(world, wanted, { marketplaceIds: ["ATVPDKIKX0DER"] });
    during("findAnyOrder", async () => {
      scriptGrant(world, wanted, { participations: "suspect" });
      await save(account, wanted);
    });
    expect(await codeOf(connectAccount(world, { token: wanted }))).toBe("TOKEN_IN_USE");
    expect(await world.client.sellerAccount.count()).toBe(1);
  });

  it("connects a seller once, however often at once", async () => {
    const strings = Array.from({ length: 3 }, () => makeString("once"));
    for (const token of strings) scriptGrant(world, token, {});
    meetAtAmazon(3);
    const input = { name: "Account", region: "NA", sellingPartnerId: "A0ONCE0ONCE0" } as const;
    const codes = await Promise.all(
      strings.map((token) =>
        codeOf(connectSellerAccount(world.deps, world.actor, { ...input, token })),
      ),
    );
    expect(codes.toSorted()).toEqual(["CONFLICT", "CONFLICT", null].toSorted());
    expect(await world.client.tokenFingerprint.count()).toBe(1);
  });

  it.each([
    ["saving", "CONFLICT", (account: AccountFixture) => save(account, account.strings.other)],
    [
      "verifying",
      "NOT_FOUND",
      (account: AccountFixture) => verifyMwsToken(world.deps, world.actor, account),
    ],
  ])("tells %s of an account that is disconnected meanwhile %s", async (_, code, act) => {
    const account = await connectAccount(world);
    world.clock.advance(DAY_MS);
    during("participations", () => disconnectSellerAccount(world.deps, world.actor, account));
    expect(await codeOf(act(account))).toBe(code);
    expect(await world.client.tokenSecret.count()).toBe(0);
    expect(await world.client.tokenFingerprint.count()).toBe(0);
    expect((await readEvents(world, world.actor)).at(-1)?.type).toBe("ACCOUNT_DISCONNECTED");
  });

  it("tells a rename that waited for a disconnection that the account is gone", async () => {
    const account = await connectAccount(world);
    const gate = Promise.withResolvers<void>();
    const deleting = world.client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "MwsToken" FOR UPDATE`;
      await tx.sellerAccount.deleteMany();
      gate.resolve();
      await waitForBlocked();
    });
    await gate.promise;
    const renamed = renameSellerAccount(world.deps, world.actor, { ...account, name: "New" });
    const code = codeOf(renamed);
    await deleting;
    expect(await code).toBe("NOT_FOUND");
  });

  it("numbers the events of many accounts without a gap", async () => {
    const accounts = [];
    while (accounts.length < 6) accounts.push(await connectAccount(world));
    const before = await world.client.event.count();
    await Promise.all(
      accounts.flatMap((account) => [
        renameSellerAccount(world.deps, world.actor, { ...account, name: "New" }),
        recordMwsTokenRenewal(world.deps, world.actor, {
          ...account,
          expiresAt: fromNow(90 * DAY_MS),
        }),
      ]),
    );
    const positions = (await readEvents(world, world.actor)).map(({ position }) =>
      Number(position),
    );
    expect(positions).toEqual(Array.from({ length: before + 12 }, (_, index) => index + 1));
  });

  /** Holds every exchange until as many have come. */
  function meetAtAmazon(count: number): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    let come = 0;
    world.amazon.onCall = ({ operation }) => {
      if (operation !== "refreshToken") return;
      come += 1;
      if (come === count) resolve();
      return promise;
    };
  }

  /** Until some statement waits for another's lock. */
  async function waitForBlocked(): Promise<void> {
    for (;;) {
      const waiting = await world.client.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if (waiting.length > 0) return;
      await delay(10);
    }
  }
});
