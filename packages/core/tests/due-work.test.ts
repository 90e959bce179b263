import type { DueKind } from "@evergrant/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LEASE_MS } from "../src/due-work/claim-due-work.ts";
import { drainDueWork } from "../src/due-work/drain-due-work.ts";
import { releaseDueWork } from "../src/due-work/release-due-work.ts";
import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { disconnectSellerAccount } from "../src/seller-account/disconnect.ts";
import {
  type AccountFixture,
  arrangeToken,
  connectAccount,
  readAccount,
  scriptGrant,
} from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { type CoreWorld, createCoreWorld, drainAll, readEvents } from "./core-world.ts";
import { parseState } from "./lifecycle-document.ts";
import { DAY_MS, fromNow } from "./token-fixture.ts";

const ACCOUNTS = 12;

describe("what is due", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  const fail = (error: unknown) => {
    throw error;
  };

  it("is done once by two workers at once", async () => {
    const accounts = await connectMany();
    world.clock.advance(DAY_MS);
    world.amazon.calls.length = 0;
    await drainTogether("PROBE");
    const exchanged = world.amazon.calls
      .filter(({ operation }) => operation === "refreshToken")
      .map(({ token }) => token);
    const strings = accounts.map((account) => account.strings.current);
    expect(exchanged.toSorted()).toEqual(strings.toSorted());
  });

  it("is told once by two workers at once", async () => {
    const accounts = await connectMany();
    await drainTogether("WARNING");
    const events = await readEvents(world, world.actor);
    const warned = events.filter(({ type }) => type === "TOKEN_EXPIRING");
    expect(warned.map((event) => event.sellerAccountId).toSorted()).toEqual(
      accounts.map(({ sellerAccountId }) => sellerAccountId).toSorted(),
    );
  });

  async function connectMany(): Promise<AccountFixture[]> {
    const accounts: AccountFixture[] = [];
    while (accounts.length < ACCOUNTS)
      accounts.push(await connectAccount(world, { expiresAt: fromNow(20 * DAY_MS) }));
    return accounts;
  }

  /** Two workers take what is due of a kind, batch after batch, until neither finds any. */
  async function drainTogether(kind: DueKind): Promise<void> {
    const work = async () => {
      while ((await drainDueWork(world.installation, { kind, limit: 5 }, fail)) > 0);
    };
    await Promise.all([work(), work()]);
  }

  it("is taken over from a worker that died, once its lease is over", async () => {
    await connectAccount(world);
    world.clock.advance(DAY_MS);
    const errors: unknown[] = [];
    world.amazon.onCall = () => fail(new Error("the worker dies"));
    await drainDueWork(world.installation, { kind: "PROBE" }, (error) => errors.push(error));
    expect(errors).toHaveLength(1);
    world.amazon.onCall = () => {};
    world.machineClock.advance(LEASE_MS - 1);
    expect(await drainDueWork(world.installation, { kind: "PROBE" }, fail)).toBe(0);
    world.machineClock.advance(1);
    expect(await drainDueWork(world.installation, { kind: "PROBE" }, fail)).toBe(1);
    expect(await drainDueWork(world.installation, { kind: "PROBE" }, fail)).toBe(0);
  });

  it("is free at once where the only worker that there was has died", async () => {
    await connectAccount(world);
    world.clock.advance(DAY_MS);
    world.amazon.onCall = () => fail(new Error("the worker dies"));
    await drainDueWork(world.installation, { kind: "PROBE" }, () => {});
    world.amazon.onCall = () => {};
    expect(await drainDueWork(world.installation, { kind: "PROBE" }, fail)).toBe(0);
    await releaseDueWork(world.installation);
    expect(await drainDueWork(world.installation, { kind: "PROBE" }, fail)).toBe(1);
  });

  it("is gone with an account, and so are its secrets and the claim on its string", async () => {
    const account = await connectAccount(world, { expiresAt: fromNow(20 * DAY_MS) });
    await arrangeToken(world, account, parseState("DISABLED (REVOKED), PENDING"));
    await disconnectSellerAccount(world.deps, world.actor, account);
    const counts = await Promise.all([
      world.client.tokenSecret.count(),
      world.client.tokenFingerprint.count(),
      world.client.dueWork.count(),
      world.client.mwsToken.count(),
      world.client.reviewAutomation.count(),
    ]);
    expect(counts).toEqual([0, 0, 0, 0, 0]);
    const actor = await world.addWorkspace();
    const again = connectAccount(world, { actor, token: account.strings.current });
    expect(await codeOf(again)).toBeNull();
  });

  it("does not bring an account back that is disconnected while Amazon is asked", async () => {
    const account = await connectAccount(world);
    world.clock.advance(DAY_MS);
    world.amazon.onCall = async () => {
      world.amazon.onCall = () => {};
      await disconnectSellerAccount(world.deps, world.actor, account);
    };
    await drainAll(world);
    expect(await readAccount(world, account)).toBeNull();
    expect(await world.client.dueWork.count()).toBe(0);
    const told = (await readEvents(world, world.actor)).map(({ type }) => type);
    expect(told.at(-1)).toBe("ACCOUNT_DISCONNECTED");
  });

  it("leaves a token alone that a user has switched off", async () => {
    const account = await connectAccount(world, { expiresAt: fromNow(DAY_MS) });
    await disableMwsToken(world.deps, world.actor, account);
    world.amazon.calls.length = 0;
    world.clock.advance(100 * DAY_MS);
    await drainAll(world);
    expect(world.amazon.calls).toEqual([]);
    expect(await world.client.dueWork.count()).toBe(0);
  });

  it("is asked about at once after a save was refused by the stored grant", async () => {
    const account = await connectAccount(world);
    const { sellerAccountId, strings } = account;
    scriptGrant(world, strings.current, { exchange: "invalid_grant" });
    const saved = enableMwsToken(world.deps, world.actor, {
      sellerAccountId,
      token: strings.current,
    });
    expect(await codeOf(saved)).toBe("GRANT_DISABLED");
    await drainAll(world);
    expect((await readAccount(world, account))?.token.degradedAt).not.toBeNull();
  });
});
