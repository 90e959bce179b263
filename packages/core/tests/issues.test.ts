import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drainDueWork } from "../src/due-work/drain-due-work.ts";
import { acknowledgeIssue } from "../src/issue/acknowledge.ts";
import { FLAP_MS } from "../src/issue/policy.ts";
import { snoozeIssue } from "../src/issue/snooze.ts";
import { codeOf } from "./code-of.ts";
import { advance, readEvents } from "./core-world.ts";
import { HOUR_MS, MINUTE_MS } from "./token-fixture.ts";
import {
  addPerson,
  connectOwned,
  createToldWorld,
  died,
  expiring,
  happen,
  healed,
  type Person,
  readIssue,
  sendAll,
  settle,
  type ToldWorld,
  takeMails,
  tellOf,
} from "./told-world.ts";

const LOST = "Shop has lost its access to Amazon";

let world: ToldWorld;
let ann: Person;
beforeAll(async () => {
  world = await createToldWorld();
});
beforeEach(async () => {
  await world.reset();
  ann = await addPerson(world, "operator", "ann");
  await addPerson(world, "owner");
  await addPerson(world, "admin");
  await addPerson(world, "viewer");
});
afterAll(() => world.close());

const pass = async (milliseconds: number) => {
  await advance(world, milliseconds);
  world.machineClock.advance(milliseconds);
  await sendAll(world);
};
const acknowledge = async () =>
  acknowledgeIssue(world.deps, world.actor, { issueId: (await readIssue(world)).id });
const snooze = async (milliseconds: number) =>
  snoozeIssue(world.deps, world.actor, {
    issueId: (await readIssue(world)).id,
    until: new Date(world.clock.now().getTime() + milliseconds),
  });

describe("a token that died", () => {
  it("is told to whoever answers for the account, once, and says what stopped with it", async () => {
    const account = await connectOwned(world, ann);
    const stopped = {
      type: "AUTOMATION_DISABLED" as const,
      account,
      data: { disabledBy: "TOKEN" },
    };
    await happen(world, died(account), stopped);
    expect(world.mails).toHaveLength(1);
    const [mail] = world.mails;
    expect(mail).toMatchObject({ to: ann.email, subject: LOST });
    expect(mail?.items?.[0]?.sentences.join(" ")).toMatch(
      /revoked at Amazon.*Review Automation has stopped/,
    );
    await happen(world, died(account));
    await settle(world);
    expect(world.mails).toHaveLength(1);
  });

  it("is told to the owners where nobody answers for the account", async () => {
    await happen(world, died(await connectOwned(world, null)));
    expect(takeMails(world)).toEqual([`owner: ${LOST}`]);
  });

  it("is told to nobody where a user switched it off", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, expiring(account, 30));
    takeMails(world);
    await happen(world, died(account, "USER"));
    await pass(HOUR_MS);
    expect(takeMails(world)).toEqual([]);
    expect(await readIssue(world, "TOKEN_EXPIRING")).toMatchObject({ state: "RESOLVED" });
  });

  it("goes to the other admins and owners after four hours, once", async () => {
    await happen(world, died(await connectOwned(world, ann)));
    takeMails(world);
    await pass(4 * HOUR_MS - 1);
    expect(takeMails(world)).toEqual([]);
    await pass(1);
    expect(takeMails(world).toSorted()).toEqual([`admin: ${LOST}`, `owner: ${LOST}`]);
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([]);
  });

  it("goes to nobody else once it is acknowledged, and that is told once", async () => {
    await happen(world, died(await connectOwned(world, ann)));
    takeMails(world);
    await acknowledge();
    await acknowledge();
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([]);
    expect(await readIssue(world)).toMatchObject({
      state: "ACKNOWLEDGED",
      acknowledgedById: "user-1",
    });
    const told = await readEvents(world, world.actor);
    expect(told.filter(({ type }) => type === "ISSUE_ACKNOWLEDGED")).toHaveLength(1);
  });

  it("is told again once when its snooze is over, and then to others", async () => {
    await happen(world, died(await connectOwned(world, ann)));
    takeMails(world);
    await snooze(12 * HOUR_MS);
    await pass(12 * HOUR_MS - 1);
    expect(takeMails(world)).toEqual([]);
    await pass(1);
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
    await pass(4 * HOUR_MS);
    expect(takeMails(world)).toHaveLength(2);
  });

  it("is not told again where it ended before its snooze was over", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    takeMails(world);
    await snooze(2 * HOUR_MS);
    await pass(HOUR_MS);
    await happen(world, healed(account));
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([`ann: Solved: ${LOST}`]);
  });

  it("refuses to be snoozed into the past, too far, or when it is over", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    expect(await codeOf(snooze(0))).toBe("BAD_INPUT");
    await expect(snooze(0)).rejects.toThrow(
      `until has passed: it is ${world.clock.now().toISOString()} now.`,
    );
    expect(await codeOf(snooze(31 * 24 * HOUR_MS))).toBe("BAD_INPUT");
    await happen(world, healed(account));
    expect(await codeOf(snooze(HOUR_MS))).toBe("CONFLICT");
    expect(await codeOf(acknowledge())).toBe("CONFLICT");
  });
});

describe("an end", () => {
  it("is told once it has lasted, to those who were told, and to nobody else", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    takeMails(world);
    await happen(world, healed(account));
    await pass(FLAP_MS - 1);
    expect(takeMails(world)).toEqual([]);
    await pass(1);
    expect(takeMails(world)).toEqual([`ann: Solved: ${LOST}`]);
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([]);
  });

  it("that does not last is not told, nor is what comes back", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    takeMails(world);
    for (let flap = 0; flap < 3; flap += 1) {
      await happen(world, healed(account));
      await pass(FLAP_MS - MINUTE_MS);
      await happen(world, died(account));
      await pass(MINUTE_MS);
    }
    expect(takeMails(world)).toEqual([]);
    expect(
      await world.client.issue.count({ where: { workspaceId: world.actor.workspaceId } }),
    ).toBe(1);
  });

  it("that lasted makes what comes back a new issue", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    await happen(world, healed(account));
    await pass(FLAP_MS);
    takeMails(world);
    await happen(world, died(account));
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
  });

  it("is told to nobody whom no message of it reached", async () => {
    world.onMail = async () => "REFUSED";
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    takeMails(world);
    world.onMail = async () => "TAKEN";
    await happen(world, healed(account));
    await pass(FLAP_MS);
    expect(takeMails(world)).toEqual([]);
  });

  it("is not told of an account that was disconnected", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    takeMails(world);
    await happen(world, { type: "ACCOUNT_DISCONNECTED", account });
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([]);
  });
});

describe("a token that expires", () => {
  it("is one issue, told at each stage, also once it is acknowledged", async () => {
    const account = await connectOwned(world, ann);
    for (const stage of [60, 30, 30, 14]) await happen(world, expiring(account, stage));
    expect(takeMails(world)).toEqual(
      [60, 30, 14].map((days) => `ann: The authorization of Shop ends in ${days} days`),
    );
    const { id: issueId } = await readIssue(world, "TOKEN_EXPIRING");
    await acknowledgeIssue(world.deps, world.actor, { issueId });
    world.clock.advance(HOUR_MS);
    await happen(world, expiring(account, 7));
    expect(takeMails(world)).toEqual(["ann: The authorization of Shop ends in 7 days"]);
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([]);
  });

  it("says nothing of a forecast while there is none", async () => {
    await happen(world, expiring(await connectOwned(world, ann), 30));
    const said = JSON.stringify(world.mails.map(({ items }) => items));
    expect(said).toMatch(/unless it is renewed/);
    expect(said).not.toMatch(/forecast|order|null|undefined/i);
  });

  it("is told at a stage that was reached just before somebody acknowledged", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, expiring(account, 30));
    takeMails(world);
    await tellOf(world, expiring(account, 14));
    await drainDueWork(world.installation, { kind: "DISPATCH" }, () => {});
    const { id: issueId } = await readIssue(world, "TOKEN_EXPIRING");
    await acknowledgeIssue(world.deps, world.actor, { issueId });
    await settle(world);
    expect(takeMails(world)).toEqual(["ann: The authorization of Shop ends in 14 days"]);
  });

  it("that dies is told as dead, and no longer as expiring", async () => {
    const account = await connectOwned(world, ann);
    await happen(world, expiring(account, 1), died(account, "EXPIRED"));
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
    await pass(FLAP_MS);
    expect(takeMails(world)).toEqual([]);
  });
});
