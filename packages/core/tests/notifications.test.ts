import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { scopesOfRole } from "../src/access/role.ts";
import { LEASE_MS } from "../src/due-work/claim-due-work.ts";
import { claimRows } from "../src/due-work/claim-rows.ts";
import { drainDueWork } from "../src/due-work/drain-due-work.ts";
import { appendEvents } from "../src/event/append-events.ts";
import { acknowledgeIssue } from "../src/issue/acknowledge.ts";
import { followIssue } from "../src/issue/follow-issue.ts";
import { removeMember } from "../src/member/remove.ts";
import { MESSAGES_MAX } from "../src/notification/policy.ts";
import {
  type UpdatePreferencesInput,
  updateNotificationPreferences,
} from "../src/notification/update-preferences.ts";
import { setSellerAccountOwner } from "../src/seller-account/set-owner.ts";
import { updateWorkspace } from "../src/workspace/update.ts";
import type { AccountFixture } from "./account-fixture.ts";
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
} from "./told-world.ts";

const LOST = "Shop has lost its access to Amazon";
const IN_30_DAYS = "The authorization of Shop ends in 30 days";

let world: ToldWorld;
let ann: Person;
beforeAll(async () => {
  world = await createToldWorld();
});
beforeEach(async () => {
  await world.reset();
  ann = await addPerson(world, "operator", "ann");
  await addPerson(world, "owner");
});
afterAll(() => world.close());

const pass = async (milliseconds: number) => {
  await advance(world, milliseconds);
  world.machineClock.advance(milliseconds);
  await sendAll(world);
};
const prefer = (input: Omit<UpdatePreferencesInput, "memberId">) =>
  updateNotificationPreferences(world.deps, world.actor, { ...input, memberId: ann.memberId });
const at = (text: string) => new Date(`2026-03-${text}`);

// NOW is noon of the first of March, 13:00 in Berlin.
const NIGHT = { start: "12:30", end: "15:00" };

describe("quiet hours", () => {
  it("keep what is told until their end, in the person's time zone", async () => {
    await prefer({ timeZone: "Europe/Berlin", quietHours: NIGHT });
    await happen(world, died(await connectOwned(world, ann)));
    expect(takeMails(world)).toEqual([]);
    await pass(2 * HOUR_MS - 1);
    expect(takeMails(world)).toEqual([]);
    await pass(1);
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
    expect(world.clock.now()).toEqual(at("01T14:00:00Z"));
  });

  it("let pass what is urgent, where the person wants that", async () => {
    await prefer({ timeZone: "Europe/Berlin", quietHours: NIGHT, urgentWakes: true });
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
    await happen(world, expiring(account, 30));
    expect(takeMails(world)).toEqual([]);
  });

  it("silence what is over before their end, and its end too", async () => {
    await prefer({ timeZone: "Europe/Berlin", quietHours: NIGHT });
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    await happen(world, healed(account));
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([]);
  });

  it("tell what came back within them once", async () => {
    await prefer({ timeZone: "Europe/Berlin", quietHours: NIGHT });
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    await happen(world, healed(account));
    await happen(world, died(account));
    await pass(3 * HOUR_MS);
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
  });

  it("silence an escalation that was acknowledged meanwhile", async () => {
    const owner = await world.client.member.findFirstOrThrow({
      where: { role: "owner", workspaceId: world.actor.workspaceId },
    });
    const quiet = { timeZone: "UTC", quietHours: { start: "15:00", end: "20:00" } };
    await updateNotificationPreferences(world.deps, world.actor, { ...quiet, memberId: owner.id });
    await happen(world, died(await connectOwned(world, ann)));
    await pass(5 * HOUR_MS);
    takeMails(world);
    await acknowledgeIssue(world.deps, world.actor, { issueId: (await readIssue(world)).id });
    await pass(24 * HOUR_MS);
    expect(takeMails(world)).toEqual([]);
  });
});

describe("a digest", () => {
  it("gathers what is not urgent until its hour", async () => {
    await prefer({ timeZone: "Asia/Kathmandu", digestHour: 8 });
    const account = await connectOwned(world, ann);
    await happen(world, expiring(account, 60), expiring(account, 30));
    await happen(world, {
      type: "TOKEN_EXPIRING",
      account: await connectOwned(world, ann, "Other"),
      data: { stageDays: 7, daysLeft: 7, expiresAt: "2026-03-08T12:00:00.000Z" },
    });
    await happen(world, died(await connectOwned(world, ann, "Third")));
    expect(takeMails(world)).toEqual(["ann: Third has lost its access to Amazon"]);
    await pass(24 * HOUR_MS);
    const mine = world.mails.filter(({ to }) => to === ann.email);
    expect(mine.map(({ items = [] }) => items.map(({ title }) => title))).toEqual([
      ["The authorization of Other ends in 7 days", IN_30_DAYS],
    ]);
    expect(takeMails(world)).toContain("ann: Digest: 2 things to look at in Workspace");
    const [message] = await world.client.message.findMany({
      where: { workspaceId: world.actor.workspaceId, recipientId: ann.memberId },
      orderBy: { createdAt: "desc" },
    });
    expect(message?.createdAt).toEqual(at("02T02:15:00Z"));
  });
});

it("puts what befalls many accounts at once into a few messages", async () => {
  const accounts = [];
  for (let made = 0; made < 12; made += 1)
    accounts.push(await connectOwned(world, ann, `Shop ${made}`));
  for (const account of accounts.slice(0, MESSAGES_MAX)) await happen(world, died(account));
  expect(takeMails(world)).toHaveLength(MESSAGES_MAX);
  for (const account of accounts.slice(MESSAGES_MAX)) await happen(world, died(account));
  expect(takeMails(world)).toEqual([]);
  await pass(MINUTE_MS);
  expect(takeMails(world)).toEqual([`ann: ${12 - MESSAGES_MAX} things to look at in Workspace`]);
});

describe("preferences", () => {
  it("leave out kinds, which then go to the owners", async () => {
    await prefer({ emailKinds: ["TOKEN_EXPIRING"] });
    const account = await connectOwned(world, ann);
    await happen(world, died(account), expiring(account, 30));
    expect(takeMails(world).toSorted()).toEqual([`ann: ${IN_30_DAYS}`, `owner: ${LOST}`]);
  });

  it.each([
    ["an unknown zone", { timeZone: "Mars/Olympus" }],
    ["an hour there is not", { digestHour: 24 }],
    ["a time there is not", { quietHours: { start: "24:00", end: "07:00" } }],
    ["quiet hours without an hour", { quietHours: { start: "07:00", end: "07:00" } }],
  ])("refuse %s", async (_what, input) => {
    expect(await codeOf(prefer(input))).toBe("BAD_INPUT");
  });

  it("are told when they change, and only then", async () => {
    await prefer({ digestHour: 8 });
    await prefer({ digestHour: 8 });
    await prefer({ digestHour: null, quietHours: NIGHT });
    const told = (await readEvents(world, world.actor)).filter(
      ({ type }) => type === "NOTIFICATION_PREFERENCES_CHANGED",
    );
    expect(told.map(({ after }) => after)).toEqual([
      { digestHour: 8 },
      { digestHour: null, quietStart: 750, quietEnd: 900 },
    ]);
  });
});

it("escalates after the hours that the workspace says", async () => {
  await updateWorkspace(world.deps, world.actor, { escalateAfterHours: 1 });
  expect(await codeOf(updateWorkspace(world.deps, world.actor, { escalateAfterHours: 0 }))).toBe(
    "BAD_INPUT",
  );
  await happen(world, died(await connectOwned(world, ann)));
  takeMails(world);
  await pass(HOUR_MS);
  expect(world.mails.at(-1)?.items?.[0]?.sentences[0]).toContain("within 1 hour, so");
  expect(takeMails(world)).toEqual([`owner: ${LOST}`]);
});

it("escalates so long after whoever answers for the account was told", async () => {
  await prefer({ timeZone: "Asia/Kathmandu", digestHour: 8 });
  await happen(world, expiring(await connectOwned(world, ann), 30));
  await pass(14 * HOUR_MS + 15 * MINUTE_MS);
  expect(takeMails(world)).toEqual([`ann: Digest: ${IN_30_DAYS}`]);
  await pass(4 * HOUR_MS - 1);
  expect(takeMails(world)).toEqual([]);
  await pass(1);
  expect(takeMails(world)).toEqual([`owner: ${IN_30_DAYS}`]);
});

it("tells whoever answers for an account then, and the owners once he has left", async () => {
  const account = await connectOwned(world, null);
  const bob = await addPerson(world, "viewer", "bob");
  const set = (memberId: string | null) =>
    setSellerAccountOwner(world.deps, world.actor, { ...account, memberId });
  await set(bob.memberId);
  await set(bob.memberId);
  await happen(world, died(account));
  expect(takeMails(world)).toEqual([`bob: ${LOST}`]);
  const rights = { role: "owner", scopes: new Set(scopesOfRole("owner")) } as const;
  await removeMember(world.deps, world.actor, rights, { memberId: bob.memberId });
  await happen(world, expiring(account, 30));
  expect(takeMails(world)).toEqual([`owner: ${IN_30_DAYS}`]);
  const told = (await readEvents(world, world.actor)).filter(
    ({ type }) => type === "ACCOUNT_OWNER_CHANGED",
  );
  expect(told).toHaveLength(1);
  expect(await codeOf(set(crypto.randomUUID()))).toBe("NOT_FOUND");
});

describe("several workers", () => {
  const drain = (kind: "DISPATCH" | "ISSUE" | "NOTIFICATION") =>
    drainDueWork(world.installation, { kind }, (error) => {
      throw error;
    });

  const tell = (account: AccountFixture) =>
    world.deps.client.$transaction((tx) => {
      const { type, data } = died(account);
      const event = { type, data, sellerAccountId: account.sellerAccountId };
      return appendEvents(tx, world.actor, [event], world.clock.now());
    });

  it("never tell twice", async () => {
    for (let made = 0; made < 6; made += 1) {
      const account = await connectOwned(world, ann, `Shop ${made}`);
      await tell(account);
    }
    for (let round = 0; round < 4; round += 1)
      for (const kind of ["DISPATCH", "ISSUE", "NOTIFICATION"] as const)
        await Promise.all([drain(kind), drain(kind), drain(kind)]);
    await Promise.all([sendAll(world), sendAll(world), sendAll(world)]);
    await pass(MINUTE_MS);
    const told = world.mails.flatMap(({ items = [] }) => items.map(({ title }) => title));
    expect(told).toHaveLength(6);
    expect(new Set(told).size).toBe(6);
  });

  it("take over from one that died after the claim, and tell once", async () => {
    const account = await connectOwned(world, ann);
    await happen(world);
    await tell(account);
    await drain("DISPATCH");
    const now = world.clock.now();
    const [claimed] = await claimRows(world.installation, { kind: "ISSUE", now, limit: 10 });
    await settle(world);
    expect(takeMails(world)).toEqual([]);
    world.machineClock.advance(LEASE_MS);
    await settle(world);
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
    // The one that was believed dead comes back.
    if (claimed === undefined) throw new Error("Nothing was claimed");
    await followIssue(world.installation, claimed);
    await settle(world);
    expect(takeMails(world)).toEqual([]);
  });
});
