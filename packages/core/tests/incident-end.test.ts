import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimDueRows } from "../src/due-work/claim-due-rows.ts";
import { LEASE_MS } from "../src/due-work/claim-due-work.ts";
import { drainDueWork } from "../src/due-work/drain-due-work.ts";
import { openIncident } from "../src/incident/change-incident.ts";
import { recordMwsTokenRenewal } from "../src/mws-token/record-renewal.ts";
import { disconnectSellerAccount } from "../src/seller-account/disconnect.ts";
import type { AccountFixture } from "./account-fixture.ts";
import { advance, type CoreWorld, createCoreWorld, drainAll, readEvents } from "./core-world.ts";
import {
  answerAll,
  confirmRefusal,
  connectFleet,
  countDisabled,
  currentStrings,
  exchangedStrings,
  readIncidents,
  readToken,
  readTold,
  refuseOnce,
} from "./incident-fixture.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

describe("an incident", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  /** A fleet of which all is refused, and the first account has found that out. */
  async function strike(count: number): Promise<AccountFixture[]> {
    const fleet = await connectFleet(world, count);
    answerAll(world, fleet, "invalid_grant");
    await confirmRefusal(world, firstOf(fleet));
    expect(await readIncidents(world)).toHaveLength(1);
    return fleet;
  }

  it("lasts as long as samples fail, and ends with the first clean one", async () => {
    const fleet = await strike(8);
    const [opened] = await readIncidents(world);
    await advance(world, 12 * MINUTE_MS);
    expect(await readIncidents(world)).toMatchObject([{ closedAt: null }]);
    answerAll(world, fleet.slice(2), "ok");
    await advance(world, 3 * MINUTE_MS);
    const [closed] = await readIncidents(world);
    expect(Number(closed?.closedAt) - Number(opened?.openedAt)).toBe(15 * MINUTE_MS);
    expect(await readTold(world)).toEqual(["INCIDENT_OPENED", "INCIDENT_CLOSED"]);
    expect(await countDisabled(world)).toBe(0);
  });

  it("goes on while nobody can be asked", async () => {
    const fleet = await strike(8);
    answerAll(world, fleet, "unavailable");
    await advance(world, 30 * MINUTE_MS);
    expect(await readIncidents(world)).toMatchObject([{ closedAt: null }]);
  });

  it("has every token probed within half an hour of its end, spread over it", async () => {
    const fleet = await strike(24);
    const disabled = lastOf(fleet);
    await world.client.mwsToken.updateMany({
      where: { sellerAccountId: disabled.sellerAccountId },
      data: { status: "DISABLED", disabledReason: "REVOKED" },
    });
    answerAll(world, fleet, "ok");
    await advance(world, 5 * MINUTE_MS);
    const [incident] = await readIncidents(world);
    const closedAt = Number(incident?.closedAt);
    await advance(world, 29 * MINUTE_MS);
    const probed = await world.client.mwsToken.findMany({ where: { status: "ENABLED" } });
    const minutes = probed.map(
      ({ lastVerifiedAt }) => (Number(lastVerifiedAt) - closedAt) / MINUTE_MS,
    );
    expect(minutes.filter((minute) => Number.isInteger(minute) && minute >= 0)).toHaveLength(23);
    expect(new Set(minutes).size).toBeGreaterThan(8);
    expect(await world.client.dueWork.count({ where: { kind: "CONFIRM" } })).toBe(0);
    expect(await world.client.dueWork.count({ where: { kind: "PROBE" } })).toBe(24);
    expect(await readIncidents(world)).toMatchObject([{ dueAt: null, leasedUntil: null }]);
  });

  it("ends for those that died meanwhile with their one refusal more", async () => {
    const fleet = await strike(12);
    await refuseOnce(world, lastOf(fleet));
    const dead = [firstOf(fleet), lastOf(fleet)];
    answerAll(world, fleet.slice(1, -1), "ok");
    await advance(world, 40 * MINUTE_MS);
    for (const account of fleet)
      expect((await readToken(world, account)).status).toBe(
        dead.includes(account) ? "DISABLED" : "ENABLED",
      );
    const told = await readEvents(world, world.actor);
    expect(told.filter(({ type }) => type === "TOKEN_DISABLED")).toHaveLength(2);
  });

  it("calls up its fleet also when the worker that closed it died then", async () => {
    const fleet = await strike(6);
    answerAll(world, fleet, "ok");
    world.clock.advance(5 * MINUTE_MS);
    await drainOnce("INCIDENT");
    const [closed] = await readIncidents(world);
    expect(closed?.dueAt).toEqual(closed?.closedAt);
    // It takes the first part, and is seen no more.
    await claimDueRows(world.installation, { kind: "INCIDENT", now: world.clock.now(), limit: 1 });
    world.amazon.calls.length = 0;
    await advance(world, 10 * MINUTE_MS);
    expect(await readIncidents(world)).toMatchObject([{ dueAt: closed?.dueAt }]);
    world.machineClock.advance(LEASE_MS);
    await drainUntilNothing();
    await advance(world, 20 * MINUTE_MS);
    expect(new Set(exchangedStrings(world))).toEqual(new Set(currentStrings(fleet)));
    expect(await readIncidents(world)).toMatchObject([{ dueAt: null }]);
  });

  it("asks nobody twice when a part is done again", async () => {
    const fleet = await strike(6);
    answerAll(world, fleet, "ok");
    await advance(world, 35 * MINUTE_MS);
    const [incident] = await readIncidents(world);
    await world.client.amazonIncident.updateMany({ data: { dueAt: incident?.closedAt ?? null } });
    world.amazon.calls.length = 0;
    await drainUntilNothing();
    expect(exchangedStrings(world)).toEqual([]);
    expect(await readIncidents(world)).toMatchObject([{ dueAt: null }]);
  });

  it("stops calling up when the same tokens are struck anew", async () => {
    const fleet = await strike(6);
    answerAll(world, fleet, "ok");
    await advance(world, 5 * MINUTE_MS);
    answerAll(world, fleet, "invalid_grant");
    const { applicationId } = world;
    await world.client.amazonSample.updateMany({ data: { asked: 5, accepted: 0, refused: 5 } });
    await openIncident(world.installation, { applicationId, region: "NA" });
    await advance(world, MINUTE_MS);
    expect(await readIncidents(world)).toMatchObject([{ dueAt: null }, { closedAt: null }]);
    answerAll(world, fleet, "ok");
    await advance(world, HOUR_MS);
    expect(await world.client.mwsToken.count({ where: { failedProbes: { gt: 0 } } })).toBe(0);
  });

  it("is not opened again by a sample that a clean one has replaced", async () => {
    const fleet = await strike(6);
    answerAll(world, fleet, "ok");
    await advance(world, 5 * MINUTE_MS);
    await openIncident(world.installation, { applicationId: world.applicationId, region: "NA" });
    expect(await readIncidents(world)).toHaveLength(1);
  });

  it("has a token probed that is changed between being called up and being asked", async () => {
    const fleet = await strike(6);
    answerAll(world, fleet, "ok");
    world.clock.advance(5 * MINUTE_MS);
    await drainOnce("INCIDENT");
    world.clock.advance(30 * MINUTE_MS);
    for (let part = 0; part < 30; part += 1) await drainOnce("INCIDENT");
    const changed = lastOf(fleet);
    await recordMwsTokenRenewal(world.deps, world.actor, {
      sellerAccountId: changed.sellerAccountId,
      expiresAt: new Date(world.clock.now().getTime() + 100 * DAY_MS),
    });
    world.amazon.calls.length = 0;
    await drainOnce("CONFIRM");
    expect(exchangedStrings(world)).toContain(changed.strings.current);
  });

  it("calls up beside workers and disconnects, and neither waits for the other", async () => {
    const fleet = await strike(24);
    answerAll(world, fleet, "ok");
    world.clock.advance(5 * MINUTE_MS);
    await drainOnce("INCIDENT");
    world.clock.advance(30 * MINUTE_MS);
    const callUp = async () => {
      for (let part = 0; part < 30; part += 1) await drainOnce("INCIDENT");
    };
    const ask = async () => {
      for (let round = 0; round < 10; round += 1) await drainOnce("CONFIRM");
    };
    const gone = fleet.slice(12);
    const disconnect = async () => {
      for (const account of gone) await disconnectSellerAccount(world.deps, world.actor, account);
    };
    await Promise.all([callUp(), ask(), disconnect()]);
    await drainUntilNothing();
    const { client } = world;
    expect(await client.mwsToken.count({ where: { failedProbes: 0 } })).toBe(12);
    expect(await client.dueWork.count({ where: { kind: "CONFIRM" } })).toBe(0);
  });

  it("is seen to end after more than a day", async () => {
    const fleet = await strike(6);
    await advance(world, DAY_MS + 2 * HOUR_MS);
    expect(await readIncidents(world)).toMatchObject([{ closedAt: null }]);
    answerAll(world, fleet, "ok");
    // One that is a day old is looked at less often.
    await advance(world, 30 * MINUTE_MS);
    const [incident] = await readIncidents(world);
    expect(incident?.closedAt).not.toBeNull();
    await advance(world, HOUR_MS);
    expect(await countDisabled(world)).toBe(0);
    expect(await world.client.mwsToken.count({ where: { failedProbes: { gt: 0 } } })).toBe(0);
  });

  it("is over after a day where some of a small fleet died at once", async () => {
    const fleet = await connectFleet(world, 9);
    const dead = fleet.slice(0, 4);
    answerAll(world, dead, "invalid_grant");
    await confirmRefusal(world, firstOf(dead));
    await advance(world, DAY_MS - HOUR_MS);
    expect(await countDisabled(world)).toBe(0);
    await advance(world, 2 * HOUR_MS);
    for (const account of fleet)
      expect((await readToken(world, account)).status).toBe(
        dead.includes(account) ? "DISABLED" : "ENABLED",
      );
    expect(await readIncidents(world)).toHaveLength(1);
  });

  it("is over with the first success where too few are left for a sample", async () => {
    const fleet = await strike(4);
    for (const account of fleet.slice(2))
      await disconnectSellerAccount(world.deps, world.actor, account);
    await advance(world, 10 * MINUTE_MS);
    expect(await readIncidents(world)).toMatchObject([{ closedAt: null }]);
    answerAll(world, fleet.slice(0, 1), "ok");
    await advance(world, 5 * MINUTE_MS);
    expect((await readIncidents(world))[0]?.closedAt).not.toBeNull();
  });

  it("of the application ends though no probe is due, and calls up every region", async () => {
    const fleet = await connectFleet(world, 2);
    fleet.push(...(await connectFleet(world, 2, { region: "EU" })));
    answerAll(world, fleet, "misconfigured");
    await refuseOnce(world, firstOf(fleet), "misconfigured");
    await advance(world, 11 * MINUTE_MS);
    expect(await readIncidents(world)).toMatchObject([{ region: null, closedAt: null }]);
    const looks = world.amazon.calls.filter(({ operation }) => operation === "checkApplication");
    expect(looks, "one call a look, however many tokens there are").toHaveLength(2);
    answerAll(world, fleet, "ok");
    world.clock.advance(4 * MINUTE_MS);
    await drainOnce("INCIDENT");
    const [closed] = await readIncidents(world);
    expect(closed?.closedAt).toEqual(world.clock.now());
    world.amazon.calls.length = 0;
    await advance(world, 30 * MINUTE_MS);
    expect(exchangedStrings(world).toSorted()).toEqual(currentStrings(fleet).toSorted());
    expect(await readTold(world)).toEqual(["INCIDENT_OPENED", "INCIDENT_CLOSED"]);
  });

  async function drainOnce(kind: "INCIDENT" | "CONFIRM"): Promise<void> {
    await drainDueWork(world.installation, { kind }, (error) => {
      throw error;
    });
  }

  /** A call-up that is late has many parts due at once. */
  async function drainUntilNothing(): Promise<void> {
    for (let part = 0; part < 30; part += 1) await drainOnce("INCIDENT");
    await drainAll(world);
  }
});

function firstOf(accounts: readonly AccountFixture[]): AccountFixture {
  return at(accounts, 0);
}

function lastOf(accounts: readonly AccountFixture[]): AccountFixture {
  return at(accounts, -1);
}

function at(accounts: readonly AccountFixture[], index: number): AccountFixture {
  const account = accounts.at(index);
  if (account === undefined) throw new Error("No such account");
  return account;
}
