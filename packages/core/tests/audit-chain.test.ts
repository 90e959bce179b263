import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import { chainHash, eventContent, NO_HASH } from "../src/audit/event-content.ts";
import type { LogBreak } from "../src/audit/log-break.ts";
import { readAllEvents } from "../src/audit/read-logs.ts";
import { exportPublicKey, keyIdOf, makeSeal } from "../src/audit/seal.ts";
import { sealLogs } from "../src/audit/seal-logs.ts";
import { openSigningKey } from "../src/audit/signing-key.ts";
import { verifyLogs } from "../src/audit/verify-logs.ts";
import { appendEvents } from "../src/event/append-events.ts";
import { updateWorkspace } from "../src/workspace/update.ts";
import { type ConnectOptions, connectAccount } from "./account-fixture.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";
import { DAY_MS, NOW } from "./token-fixture.ts";

const world: CoreWorld = await createCoreWorld();
afterAll(() => world.close());

const auditor = () => ({
  client: world.installation.database.operator,
  cipher: world.installation.cipher,
});

const SEALED_AT = 4;
const LAST = 8;

/** Eight events of one workspace, the first four of them sealed, beside a workspace that nobody touches. */
beforeEach(async () => {
  await world.reset();
  const other = await world.addWorkspace();
  await connectAccount(world, { actor: other });
  const rename = (name: string) =>
    updateWorkspace(world.deps, { ...world.actor, keyId: "key-1", address: "192.0.2.1" }, { name });
  const options: ConnectOptions = { name: "Schuhe & Söhne “7” \ud83d\ude00" };
  await connectAccount(world, options);
  await rename("Second");
  await rename("Third\n");
  await seal();
  for (const name of ["Fourth", "Fifth", "Sixth", "Seventh"]) await rename(name);
});

async function seal() {
  await sealLogs(world.installation, await openSigningKey(world.installation, null));
}

async function findBreaks(): Promise<LogBreak[]> {
  const breaks: LogBreak[] = [];
  const report = await verifyLogs(auditor(), { onBreak: (found) => breaks.push(found) });
  expect(report.breaks).toBe(breaks.length);
  return breaks;
}

async function expectBreak(position: number, problem: RegExp) {
  const { workspaceId } = world.actor;
  expect(await findBreaks()).toEqual([
    { workspaceId, position: BigInt(position), problem: expect.stringMatching(problem) },
  ]);
}

/** Runs a statement as somebody who has the database, for the events of the workspace. */
function tamper(statement: string) {
  return world.client.$executeRawUnsafe(statement.replaceAll("$W", `'${world.actor.workspaceId}'`));
}

it("is whole as it is written", async () => {
  const breaks: LogBreak[] = [];
  const report = await verifyLogs(auditor(), { onBreak: (found) => breaks.push(found) });
  expect(breaks).toEqual([]);
  expect(report).toEqual({ workspaces: 2, events: LAST + 2, seals: 2, breaks: 0 });
});

const OTHER_ID = "01900000-0000-7000-8000-0000000000ff";

/** Each column but the workspace's, changed as little as it can be. */
const CHANGES: Record<string, [change: string, problem: RegExp]> = {
  id: [`'${OTHER_ID}'`, /one of them was changed/],
  type: [`'TOKEN_ENABLED'`, /column type was changed from WORKSPACE_CHANGED/],
  occurredAt: [
    `"occurredAt" + interval '1 ms'`,
    /column occurredAt was changed from 2026-03-01T12/,
  ],
  sellerAccountId: [`'${OTHER_ID}'`, /column sellerAccountId was changed from null/],
  actorKind: [`'SYSTEM'`, /column actorKind was changed from USER/],
  actorId: [`"actorId" || ' '`, /column actorId was changed from user-1/],
  keyId: ["NULL", /column keyId was changed from key-1/],
  address: [`'192.0.2.2'`, /column address was changed from 192\.0\.2\.1/],
  cause: [`''`, /column cause was changed from null/],
  before: [`jsonb_set("before", '{name}', '"Thord"')`, /one of them was changed/],
  after: [`"after" || '{"more": null}'`, /one of them was changed/],
  data: [`jsonb_set("data", '{restoreAutomation}', 'true')`, /one of them was changed/],
  hash: [`set_byte("hash", 31, get_byte("hash", 31) # 1)`, /column hash was changed/],
};

it("changes each column of the table below", async () => {
  const rows = await world.client.$queryRaw<{ name: string }[]>`
    SELECT column_name AS "name" FROM information_schema.columns WHERE table_name = 'Event'`;
  const columns = rows.map(({ name }) => name).sort();
  expect([...Object.keys(CHANGES), "workspaceId", "position"].sort()).toEqual(columns);
});

it.each(Object.entries(CHANGES))(
  "finds a changed %s, and where",
  async (column, [change, problem]) => {
    for (const position of [6, LAST]) {
      await tamper('CREATE TABLE kept AS SELECT * FROM "Event"');
      await tamper(
        `UPDATE "Event" SET "${column}" = ${change} WHERE "workspaceId" = $W AND "position" = ${position}`,
      );
      await expectBreak(position, problem);
      await tamper('DELETE FROM "Event"');
      await tamper('INSERT INTO "Event" SELECT * FROM kept');
      await tamper("DROP TABLE kept");
      expect(await findBreaks()).toEqual([]);
    }
  },
);

it.each([
  ["before", `'null'`, `"position" = 1`],
  ["after", `'null'`, `"type" = 'TOKEN_EXPIRING'`],
  ["data", `jsonb_set("data", '{daysLeft}', '30.0')`, `"type" = 'TOKEN_EXPIRING'`],
])("finds a %s that reads the same and is written otherwise", async (column, change, which) => {
  const data = { daysLeft: 30 };
  const event = { type: "TOKEN_EXPIRING", sellerAccountId: null, data } as const;
  await world.deps.client.$transaction((tx) => appendEvents(tx, world.actor, [event], NOW));
  expect(await findBreaks()).toEqual([]);
  await tamper(`UPDATE "Event" SET "${column}" = ${change} WHERE "workspaceId" = $W AND ${which}`);
  await expectBreak(column === "before" ? 1 : LAST + 1, new RegExp(`column ${column} was written`));
});

it("finds events that are gone, from the middle, the beginning and the end", async () => {
  await tamper('DELETE FROM "Event" WHERE "workspaceId" = $W AND "position" IN (6, 7)');
  await expectBreak(8, /events of positions 6 to 7 are missing/);
  await tamper('DELETE FROM "Event" WHERE "workspaceId" = $W AND "position" = 8');
  await expectBreak(6, /its head is at 8: its end was cut off/);
  await tamper('DELETE FROM "Event" WHERE "workspaceId" = $W AND "position" <= 4');
  await expectBreak(5, /events before it are missing/);
  await tamper('DELETE FROM "Event" WHERE "workspaceId" = $W');
  await expectBreak(1, /its end was cut off/);
});

it("finds events that were exchanged, added, or moved to another workspace", async () => {
  const position = (at: number) => `"workspaceId" = $W AND "position" = ${at}`;
  await tamper(`UPDATE "Event" SET "position" = 99 WHERE ${position(6)}`);
  await tamper(`UPDATE "Event" SET "position" = 6 WHERE ${position(7)}`);
  await tamper(`UPDATE "Event" SET "position" = 7 WHERE ${position(99)}`);
  await expectBreak(6, /one of them was changed|does not continue/);
  await tamper(`UPDATE "Event" SET "position" = 99 WHERE ${position(6)}`);
  await tamper(`UPDATE "Event" SET "position" = 6 WHERE ${position(7)}`);
  await tamper(`UPDATE "Event" SET "position" = 7 WHERE ${position(99)}`);
  expect(await findBreaks()).toEqual([]);
  const others = 'SELECT "id" FROM "Workspace" WHERE "id" <> $W';
  await tamper(
    `UPDATE "Event" SET "workspaceId" = (${others}), "position" = 3 WHERE ${position(8)}`,
  );
  const breaks = (await findBreaks()).toSorted(
    (one, other) => Number(one.position) - Number(other.position),
  );
  expect(breaks).toMatchObject([
    { position: 3n, problem: expect.stringMatching(/stands after the head/) },
    { position: 8n, problem: expect.stringMatching(/cut off/) },
  ]);
});

it("finds a second event at a position, in another month", async () => {
  await tamper(`INSERT INTO "Event" SELECT "workspaceId", "position", "id", "type", "occurredAt" + interval '40 days',
    "sellerAccountId", "actorKind", "actorId", "keyId", "address", "cause", "before", "after", "data", "hash"
    FROM "Event" WHERE "workspaceId" = $W AND "position" = 6`);
  await expectBreak(6, /another event stands at the same position/);
});

it("finds an end that was cut off together with its head, by a seal", async () => {
  await tamper('DELETE FROM "Event" WHERE "workspaceId" = $W AND "position" >= 4');
  await tamper(`UPDATE "WorkspaceLog" SET "position" = 3, "hash" =
    (SELECT "hash" FROM "Event" WHERE "workspaceId" = $W AND "position" = 3) WHERE "workspaceId" = $W`);
  await expectBreak(4, /was sealed at 4 on 2026-03-01T12:00:00.000Z: its end was cut off/);
});

it("finds a changed head", async () => {
  await tamper(`UPDATE "WorkspaceLog" SET "hash" = sha256('x') WHERE "workspaceId" = $W`);
  await expectBreak(LAST, /head of the log holds another hash/);
  await tamper(`UPDATE "WorkspaceLog" SET "position" = 9 WHERE "workspaceId" = $W`);
  await expectBreak(9, /its head is at 9/);
});

/** Writes a log anew from a position on, as somebody would who knows the encoding: each hash is right. */
async function chainAnew(from: number) {
  let hash = NO_HASH;
  for await (const event of readAllEvents(world.installation.database.operator)) {
    if (event.workspaceId !== world.actor.workspaceId) continue;
    hash = chainHash(eventContent(event), hash);
    if (event.position >= from)
      await tamper(`UPDATE "Event" SET "hash" = ${literal(hash)}
        WHERE "workspaceId" = $W AND "position" = ${event.position}`);
  }
  await tamper(`UPDATE "WorkspaceLog" SET "hash" = ${literal(hash)} WHERE "workspaceId" = $W`);
}

function literal(bytes: Uint8Array): string {
  return `'\\x${Buffer.from(bytes).toString("hex")}'`;
}

it("finds a log that was written anew, by its seal; what no seal covers yet, it cannot", async () => {
  await tamper(
    `UPDATE "Event" SET "actorId" = 'nobody' WHERE "workspaceId" = $W AND "position" = 6`,
  );
  await chainAnew(6);
  expect(await findBreaks()).toEqual([]);
  await tamper(
    `UPDATE "Event" SET "actorId" = 'nobody' WHERE "workspaceId" = $W AND "position" = 3`,
  );
  await chainAnew(3);
  await expectBreak(SEALED_AT, /its seal of 2026-03-01T12:00:00.000Z holds another hash/);
});

it.each([
  ["position", `2`],
  ["hash", `sha256('x')`],
  ["occurredAt", `"occurredAt" + interval '1 ms'`],
  ["signedAt", `"signedAt" + interval '1 ms'`],
  ["signature", `set_byte("signature", 63, get_byte("signature", 63) # 1)`],
])("finds a seal whose %s was changed", async (column, change) => {
  await tamper(`UPDATE "AuditSeal" SET "${column}" = ${change} WHERE "workspaceId" = $W`);
  const [found, ...more] = await findBreaks();
  expect(more).toEqual([]);
  expect(found?.problem).toMatch(/seal/);
});

it("finds a seal that is gone, and one made with a key that somebody put there", async () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const publicKey = exportPublicKey(privateKey);
  const key = { id: keyIdOf(publicKey), privateKey };
  const [seal] = await world.client.auditSeal.findMany({
    where: { workspaceId: world.actor.workspaceId },
  });
  if (seal === undefined) throw new Error("There is no seal");
  const createdAt = world.machineClock.now();
  await world.client.auditKey.create({
    data: { id: key.id, publicKey, proof: publicKey, isPrivate: true, createdAt },
  });
  const where = {
    workspaceId_position: { workspaceId: seal.workspaceId, position: seal.position },
  };
  await world.client.auditSeal.update({ where, data: makeSeal(key, seal) });
  await expectBreak(SEALED_AT, /not signed by the key .* of this installation/);
  await world.client.auditSeal.delete({ where });
  await expectBreak(SEALED_AT, /the seal of this position is missing/);
  await world.client.auditKey.delete({ where: { id: key.id } });
});

it("seals a log that moved, once a day", async () => {
  const count = () => world.client.auditSeal.count();
  await seal();
  expect(await count()).toBe(2);
  world.machineClock.advance(DAY_MS - 1);
  await seal();
  expect(await count()).toBe(2);
  world.machineClock.advance(1);
  await Promise.all([seal(), seal()]);
  expect(await count()).toBe(3);
  expect(await findBreaks()).toEqual([]);
  world.machineClock.advance(DAY_MS);
  await seal();
  expect(await count()).toBe(3);
});
