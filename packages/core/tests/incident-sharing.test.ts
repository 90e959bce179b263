import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { depsOf, type InstallationDeps } from "../src/deps.ts";
import { SAMPLE_HOLDS_MS, SAMPLE_LEASE_MS } from "../src/incident/policy.ts";
import { createSampling } from "../src/incident/sampling.ts";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import type { AccountFixture } from "./account-fixture.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";
import {
  answerAll,
  connectFleet,
  currentStrings,
  exchangedStrings,
  readIncidents,
  readToken,
  readTold,
  refuseOnce,
  verify,
} from "./incident-fixture.ts";
import { MINUTE_MS } from "./token-fixture.ts";

const OTHERS = 6;

describe("one control sample", () => {
  let world: CoreWorld;
  let first: AccountFixture;
  let second: AccountFixture;
  let others: AccountFixture[];
  /** Another process on the same database. */
  let elsewhere: InstallationDeps;
  beforeAll(async () => {
    world = await createCoreWorld();
    elsewhere = { ...world.installation, sampling: createSampling(Math.random) };
  });
  afterAll(() => world.close());

  /** Two accounts of a fleet were refused a minute ago. */
  beforeEach(async () => {
    await world.reset();
    const fleet = await connectFleet(world, 2 + OTHERS);
    const [one, two, ...rest] = fleet;
    if (one === undefined || two === undefined) throw new Error("No accounts");
    [first, second, others] = [one, two, rest];
    await refuseOnce(world, first);
    await refuseOnce(world, second);
    world.clock.advance(MINUTE_MS);
    world.amazon.calls.length = 0;
  });

  const verifyElsewhere = (account: AccountFixture) =>
    verifyMwsToken(depsOf(elsewhere, world.actor), world.actor, account);
  const countSampled = () => {
    const strings = currentStrings(others);
    return exchangedStrings(world).filter((string) => strings.includes(string)).length;
  };

  it("is taken for two that are confirmed at once", async () => {
    await Promise.all([verify(world, first), verify(world, second)]);
    expect(countSampled()).toBe(OTHERS);
    for (const account of [first, second])
      expect(await readToken(world, account)).toMatchObject({ status: "DISABLED" });
  });

  it("holds a minute, for every process", async () => {
    await verify(world, first);
    world.clock.advance(SAMPLE_HOLDS_MS - 1);
    answerAll(world, others, "unavailable");
    await verifyElsewhere(second);
    expect(countSampled()).toBe(OTHERS);
    expect(await readToken(world, second)).toMatchObject({ status: "DISABLED" });
  });

  it("is taken anew after that", async () => {
    await verify(world, first);
    world.clock.advance(SAMPLE_HOLDS_MS);
    await verifyElsewhere(second);
    expect(countSampled()).toBe(2 * OTHERS);
  });

  it("holds also where it opened an incident, which is told once", async () => {
    answerAll(world, others, "invalid_grant");
    await Promise.all([verify(world, first), verifyElsewhere(second)]);
    expect(await readIncidents(world)).toHaveLength(1);
    expect(await readTold(world)).toEqual(["INCIDENT_OPENED"]);
    const sampled = countSampled();
    await verifyElsewhere(second);
    expect(countSampled()).toBe(sampled);
  });

  it("is waited for by another process: its token is held, and comes again", async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    world.amazon.onCall = async ({ token }) => {
      if (!currentStrings(others).includes(token)) return;
      begin();
      await released;
    };
    const verifying = verify(world, first);
    await begun;
    await verifyElsewhere(second);
    expect(await readToken(world, second)).toMatchObject({ status: "ENABLED", failedProbes: 2 });
    release();
    expect(await verifying).toMatchObject({ status: "DISABLED" });
    expect(countSampled()).toBe(OTHERS);
    await verifyElsewhere(second);
    expect(await readToken(world, second)).toMatchObject({ status: "DISABLED" });
    expect(countSampled()).toBe(OTHERS);
  });

  it("is taken over from a worker that died, once its lease is over", async () => {
    const { applicationId } = world;
    const leasedUntil = new Date(world.machineClock.now().getTime() + SAMPLE_LEASE_MS);
    await world.client.amazonSample.create({ data: { applicationId, region: "NA", leasedUntil } });
    world.machineClock.advance(SAMPLE_LEASE_MS - 1);
    expect(await verify(world, first)).toMatchObject({ status: "ENABLED" });
    expect(countSampled()).toBe(0);
    world.machineClock.advance(1);
    expect(await verify(world, first)).toMatchObject({ status: "DISABLED" });
    expect(countSampled()).toBe(OTHERS);
  });
});
