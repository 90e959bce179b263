import { verifyLogs } from "@evergrant/core";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate, openDatabase, withDatabase } from "../src/index.ts";
import { readMigrations } from "../src/migration-list.ts";
import { createClient, withConnection } from "../src/owner.ts";

const AUDIT = "20261127100000_audit";
const NAME = `upgrade_${process.pid}`;
const WORKSPACES = ["01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"];

let database: TestDatabase;
/** Of an owner who is no superuser: behind row-level security he would lose what he does not see. */
let url: string;
/** Of a superuser. */
let adminUrl: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await asAdmin(`CREATE ROLE ${NAME} LOGIN PASSWORD 'plain'`);
  await asAdmin(
    `GRANT evergrant_tenant, evergrant_system, evergrant_operator, evergrant_identity TO ${NAME}`,
  );
  await asAdmin(`CREATE DATABASE ${NAME} OWNER ${NAME}`);
  adminUrl = withDatabase(database.url, NAME);
  const owned = new URL(adminUrl);
  owned.username = NAME;
  owned.password = "plain";
  url = owned.href;
  const list = await readMigrations();
  const before = list.migrationDirectories.filter(({ path }) => path < AUDIT);
  await migrate({ url, migrations: { ...list, migrationDirectories: before } });
});
afterAll(async () => {
  await asAdmin(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await asAdmin(`DROP ROLE IF EXISTS ${NAME}`);
  await database.drop();
});

function asAdmin(statement: string) {
  return withConnection(withDatabase(database.url, "postgres"), (admin) => admin.query(statement));
}

/** What texts can hold that JSON writes in more than one way. */
const DATA = {
  name: 'Schuhe & Söhne “7” \u{1f600} \u0001\u001f\u007f\b\f\n\r\t"\\/\u2028',
  marketplaceIds: ["B", "A"],
  daysLeft: 29,
  none: null,
  isOn: true,
  nested: { z: [], a: {} },
};

it("chains what was told before there was a chain, in its order, and loses none of it", async () => {
  await withConnection(adminUrl, async (connection) => {
    for (const id of WORKSPACES) {
      await connection.query(
        `INSERT INTO "Workspace" ("id", "name", "createdAt") VALUES ($1, 'W', '2026-01-01Z')`,
        [id],
      );
      await connection.query(
        `INSERT INTO "WorkspaceLog" ("workspaceId", "position") VALUES ($1, 3)`,
        [id],
      );
      // The third was told at once with the second, and looked at the clock before it.
      const times = [
        "2026-01-31T23:59:59.999Z",
        "2026-03-01T00:00:00.001Z",
        "2026-03-01T00:00:00Z",
      ];
      for (const [index, time] of times.entries())
        await connection.query(
          `INSERT INTO "Event" ("workspaceId", "position", "id", "type", "occurredAt", "actorKind", "actorId", "cause", "data")
           VALUES ($1, $2, gen_random_uuid(), 'ACCOUNT_RENAMED', $3, 'KEY', 'key', 'renameSellerAccount', $4)`,
          [id, index + 1, time, JSON.stringify(DATA)],
        );
    }
  });
  expect(await migrate({ url })).toContain(AUDIT);
  const client = createClient({ url: adminUrl });
  const opened = openDatabase({ url });
  const verifier = { client: opened.operator, cipher: createTestCipher() };
  const onBreak = (broken: unknown) => expect.unreachable(JSON.stringify(broken, String));
  expect(await verifyLogs(verifier, { onBreak })).toMatchObject({ events: 6, breaks: 0 });
  const [, second, third] = await client.event.findMany({ orderBy: { position: "asc" }, take: 5 });
  expect(third?.data).toEqual(DATA);
  expect(second?.occurredAt).toEqual(new Date("2026-01-31T23:59:59.999Z"));
  const partitions = await client.eventPartition.findMany({ orderBy: { startsAt: "asc" } });
  expect(partitions.map(({ startsAt }) => startsAt)).toEqual([
    new Date("2026-01-01"),
    new Date("2026-03-01"),
  ]);
  await opened.stop();
  await client.$disconnect();
});
