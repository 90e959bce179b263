import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate, openDatabase, withDatabase } from "../src/index.ts";
import { withConnection } from "../src/owner.ts";
import { idOf } from "./two-tenants.ts";

const SUFFIX = randomUUID().replaceAll("-", "").slice(0, 12);
const MOMENT = new Date("2026-03-29T01:30:00.123Z");

let database: TestDatabase;
const made: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const name of made) {
    await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await asAdmin(`DROP ROLE ${name}`);
  }
  await database.drop();
});

function asAdmin(statement: string) {
  return withConnection(withDatabase(database.url, "postgres"), (admin) => admin.query(statement));
}

/** A database that belongs to a user without a superuser's rights. */
async function createOwned(name: string, options = ""): Promise<string> {
  made.push(name);
  await asAdmin(`CREATE ROLE ${name} LOGIN PASSWORD 'plain' ${options}`);
  await asAdmin(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(withDatabase(database.url, name));
  url.username = name;
  url.password = "plain";
  return url.href;
}

it("keeps workspaces apart for a user who was granted the two roles, and is no superuser", async () => {
  const name = `granted_${SUFFIX}`;
  const url = await createOwned(name);
  await asAdmin(
    `GRANT evergrant_tenant, evergrant_system, evergrant_operator, evergrant_identity TO ${name}`,
  );
  await migrate({ url });
  const opened = openDatabase({ url });
  const [a, b] = [idOf("a", 1), idOf("b", 1)];
  for (const id of [a, b])
    await opened
      .inWorkspace({ workspaceId: id })
      .workspace.create({ data: { id, name: "W", createdAt: MOMENT, log: { create: {} } } });
  const client = opened.inWorkspace({ workspaceId: a });
  expect(await client.workspace.findMany({ select: { id: true } })).toEqual([{ id: a }]);
  expect(await client.$queryRaw`SELECT "id"::text FROM "Workspace"`).toEqual([{ id: a }]);
  // Its functions reach past the tenant also where their owner is nobody special.
  const claim = (workspaceId: string, fingerprint: number) =>
    opened.inWorkspace({ workspaceId }).$queryRaw`
      SELECT "evergrant_find_claim"(${Uint8Array.of(fingerprint)}, ${workspaceId}::uuid) AS claim`;
  await withConnection(url, async (owner) => {
    await owner.query(
      `ALTER TABLE "TokenFingerprint" DROP CONSTRAINT "TokenFingerprint_workspaceId_sellerAccountId_fkey"`,
    );
    await owner.query(`INSERT INTO "TokenFingerprint" VALUES ('\\x01', '${b}', '${b}', true)`);
  });
  expect(await claim(a, 1)).toEqual([{ claim: "OTHER" }]);
  expect(await claim(b, 1)).toEqual([{ claim: "VERIFIED" }]);
  // Its log is moved into the partition of its month, with all that is to be looked up for that.
  const id = idOf("a", 9);
  const tell = (workspaceId: string) => client.$executeRaw`
    INSERT INTO "Event" ("workspaceId", "position", "id", "type", "occurredAt", "actorKind", "data", "hash")
    VALUES (${workspaceId}::uuid, 1, ${id}::uuid, 'ACCOUNT_CONNECTED', ${MOMENT}, 'USER', '{}', '')`;
  await tell(a);
  const { system } = opened;
  expect(await system.$queryRaw`SELECT evergrant_find_slipped_months() AS month`).toEqual([
    { month: new Date("2026-03-01") },
  ]);
  await system.$queryRaw`SELECT evergrant_make_event_partition(${MOMENT})`;
  const lies = (of: typeof client) =>
    of.$queryRaw`SELECT "tableoid"::regclass::text AS "lies" FROM "Event"`;
  expect(await lies(client)).toEqual([{ lies: '"Event_2026_03"' }]);
  expect(await lies(opened.inWorkspace({ workspaceId: b }))).toEqual([]);
  await expect(tell(b)).rejects.toThrow("row-level security");
  await system.$executeRaw`SELECT evergrant_drop_event_partition(${MOMENT})`;
  expect(await lies(client)).toEqual([]);
  await opened.stop();
});

it("says what to grant to a user who may not take the roles on, and goes on once it is granted", async () => {
  const name = `refused_${SUFFIX}`;
  const url = await createOwned(name);
  const refusal = await migrate({ url }).then(String, (error: Error) => error.message);
  const [grant] = /GRANT evergrant_tenant, .* TO [^;]+;/.exec(refusal) ?? [];
  expect(grant).toContain(name);
  await asAdmin(grant ?? "");
  expect(await migrate({ url })).toContain("20261126220000_tenants");
});
