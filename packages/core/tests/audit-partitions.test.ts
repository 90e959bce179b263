import { openDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import { createTestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeEach, expect, it } from "vitest";
import { closePartitions } from "../src/audit/close-partitions.ts";
import { dropPartitions } from "../src/audit/drop-partitions.ts";
import type { LogBreak } from "../src/audit/log-break.ts";
import { makePartitions } from "../src/audit/partitions.ts";
import { signDrop } from "../src/audit/seal.ts";
import { openSigningKey } from "../src/audit/signing-key.ts";
import { tendLog } from "../src/audit/tend-log.ts";
import { verifyLogs } from "../src/audit/verify-logs.ts";
import { readEvents, readHead } from "../src/event/read-events.ts";
import { updateWorkspace } from "../src/workspace/update.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";
import { DAY_MS, HOUR_MS } from "./token-fixture.ts";

const AUDIT_DAYS = 730;

let world: CoreWorld = await createCoreWorld();
afterAll(() => world.close());

beforeEach(async () => {
  // Partitions outlive a workspace.
  await world.close();
  world = await createCoreWorld();
});

let named = 0;
function rename(actor = world.actor) {
  named += 1;
  return updateWorkspace(world.depsOf(actor), actor, { name: `Name ${named}` });
}

/** Where each event of the workspace lies, in order. */
async function listPartitions(): Promise<string[]> {
  const rows = await world.client.$queryRaw<{ lies: string }[]>`
    SELECT tableoid::regclass::text AS "lies" FROM "Event"
    WHERE "workspaceId" = ${world.actor.workspaceId}::uuid ORDER BY "position"`;
  return rows.map(({ lies }) => lies.replaceAll('"', ""));
}

async function findBreaks(): Promise<LogBreak[]> {
  const breaks: LogBreak[] = [];
  const { database, cipher } = world.installation;
  await verifyLogs(
    { client: database.operator, cipher },
    { onBreak: (found) => breaks.push(found) },
  );
  return breaks;
}

async function drop() {
  const key = await openSigningKey(world.installation, null);
  await dropPartitions(world.installation, { key, auditDays: AUDIT_DAYS });
}

it("lets no event wait for its month, and takes over what slipped past", async () => {
  await rename();
  expect(await listPartitions()).toEqual(["Event_default"]);
  expect(await makePartitions(world.installation)).toEqual(new Date("2026-06-01"));
  await rename();
  world.clock.set(new Date("2026-04-30T23:59:59.999Z"));
  await rename();
  world.clock.set(new Date("2026-06-01"));
  await rename();
  const months = ["Event_2026_03", "Event_2026_03", "Event_2026_04"];
  expect(await listPartitions()).toEqual([...months, "Event_default"]);
  expect(await makePartitions(world.installation)).toEqual(new Date("2026-09-01"));
  expect(await listPartitions()).toEqual([...months, "Event_2026_06"]);
  expect(await findBreaks()).toEqual([]);
});

it("makes a month beside writers and others that make it, and nobody fails", async () => {
  const others = await Promise.all([1, 2, 3, 4].map(() => world.addWorkspace()));
  const writers = others.map(async (actor) => {
    for (let count = 0; count < 15; count += 1) await rename(actor);
  });
  const makers = [1, 2].map(async () => {
    for (let months = 0; months < 5; months += 1) {
      const now = new Date(Date.UTC(2026, 2 + months));
      await makePartitions({ ...world.installation, clock: { now: () => now } });
    }
  });
  await Promise.all([...writers, ...makers]);
  expect(await findBreaks()).toEqual([]);
  expect(await world.client.eventPartition.count()).toBe(7);
});

it("tells nothing before what was told already", async () => {
  await rename();
  const first = await readHead(world.deps);
  world.clock.advance(-HOUR_MS);
  await rename();
  const [one, other] = await readEvents(world.deps, { after: 0n, limit: 2 });
  expect(other?.occurredAt).toEqual(one?.occurredAt);
  expect(first.occurredAt).toEqual(one?.occurredAt);
});

it("closes a month thirty days after its end, to that month's last event", async () => {
  const quiet = await world.addWorkspace();
  await makePartitions(world.installation);
  await rename();
  await rename();
  world.clock.set(new Date("2026-04-10"));
  await rename();
  const closed = async (actor = world.actor) =>
    (await readHead(world.depsOf(actor))).closedPosition;
  const end = new Date("2026-04-01").getTime();
  world.clock.set(new Date(end + 30 * DAY_MS - 1));
  await closePartitions(world.installation);
  expect(await closed()).toBe(0n);
  world.clock.set(new Date(end + 30 * DAY_MS));
  await Promise.all([closePartitions(world.installation), closePartitions(world.installation)]);
  expect(await closed()).toBe(2n);
  expect(await closed(quiet)).toBe(0n);
  expect(await findBreaks()).toEqual([]);
});

it("drops a month after the audit period, and verifies the rest from its last hash", async () => {
  await makePartitions(world.installation);
  await rename();
  await rename();
  world.clock.set(new Date("2026-04-10"));
  await rename();
  await rename();
  const period = new Date("2026-04-01").getTime() + AUDIT_DAYS * DAY_MS;
  world.clock.set(new Date(period - 1));
  await closePartitions(world.installation);
  await drop();
  expect(await listPartitions()).toHaveLength(4);
  world.clock.set(new Date(period));
  await drop();
  await drop();
  expect(await listPartitions()).toEqual(["Event_2026_04", "Event_2026_04"]);
  expect(await findBreaks()).toEqual([]);
  await rename();
  expect(await findBreaks()).toEqual([]);

  await world.client.event.deleteMany({ where: { position: 3 } });
  expect(await findBreaks()).toMatchObject([
    { position: 4n, problem: /events before it are missing/ },
  ]);
});

it("knows a month that was dropped from one whose events somebody deleted", async () => {
  await makePartitions(world.installation);
  await rename();
  const key = await openSigningKey(world.installation, null);
  await tendLog(world.installation, { key, auditDays: AUDIT_DAYS });
  await rename();
  await world.client.event.deleteMany({ where: { position: 1 } });
  expect(await findBreaks()).toMatchObject([{ position: 2n, problem: /not dropped in order/ }]);
});

it("believes nobody without the signing key that a month was dropped", async () => {
  await makePartitions(world.installation);
  await rename();
  const key = await openSigningKey(world.installation, null);
  await tendLog(world.installation, { key, auditDays: AUDIT_DAYS });
  await rename();
  await world.client.event.deleteMany({ where: { position: 1 } });
  const months = { where: { startsAt: new Date("2026-03-01") } };
  const droppedAt = new Date("2028-04-01");
  await world.client.eventPartition.update({ ...months, data: { droppedAt } });
  expect(await findBreaks()).toMatchObject([{ position: 2n, problem: /not dropped in order/ }]);
  const signed = signDrop(key, { startsAt: new Date("2026-02-01"), droppedAt });
  await world.client.eventPartition.update({ ...months, data: signed });
  expect(await findBreaks()).toMatchObject([{ position: 2n, problem: /not dropped in order/ }]);
});

it("does all of it where a log was quiet for longer than the audit period", async () => {
  await makePartitions(world.installation);
  await rename();
  const key = await openSigningKey(world.installation, null);
  world.clock.advance(3 * AUDIT_DAYS * DAY_MS);
  await tendLog(world.installation, { key, auditDays: AUDIT_DAYS });
  expect(await listPartitions()).toEqual([]);
  expect(await findBreaks()).toEqual([]);
  await rename();
  expect(await findBreaks()).toEqual([]);
});

it("goes on from a place without a look at the months before it", async () => {
  const database = await createTestDatabase();
  const statements: { text: string; parameters: unknown[] }[] = [];
  const onQuery = (text: string, parameters: string) =>
    statements.push({ text, parameters: JSON.parse(parameters) });
  const opened = openDatabase({ url: database.url, onQuery });
  const { workspaceId } = world.actor;
  const client = opened.inWorkspace({ workspaceId });
  for (let months = 0; months < 24; months += 1)
    await makePartitions({
      database: opened,
      clock: { now: () => new Date(Date.UTC(2026, months)) },
    });
  const explain = async (since: Date | null) => {
    statements.length = 0;
    await readEvents({ client }, { after: 7n, since, limit: 100 });
    const [read] = statements;
    const rows = await withConnection(database.url, async (connection) => {
      await connection.query("SET ROLE evergrant_tenant");
      await connection.query(`SET evergrant.workspace_id = '${workspaceId}'`);
      const explained = await connection.query<{ "QUERY PLAN": string }>(
        `EXPLAIN ${read?.text}`,
        read?.parameters,
      );
      return explained.rows;
    });
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    return { plan, scans: plan.match(/(Index|Seq|Heap) Scan/g)?.length };
  };
  const since = await explain(new Date("2027-11-20"));
  expect(since.scans).toBe(5);
  expect(since.plan).not.toMatch(/2027_10/);
  const all = await explain(null);
  expect(all.scans).toBe(27);
  expect(all.plan).not.toMatch(/Seq Scan/);
  await opened.stop();
  await database.drop();
});
