import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { diffMigrations } from "../src/diff-migrations.ts";
import { migrate, withDatabase } from "../src/index.ts";
import { readMigrations } from "../src/migration-list.ts";
import { withConnection } from "../src/owner.ts";

let database: TestDatabase;
const made: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  const admin = withDatabase(database.url, "postgres");
  for (const url of made) {
    const name = new URL(url).pathname.slice(1);
    await execute(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
  await database.drop();
});

/** The address of a database that does not exist yet. */
function composeFresh(): string {
  const url = withDatabase(database.url, `fresh_${made.length}_${process.pid}`);
  made.push(url);
  return url;
}

function execute(url: string, statement: string) {
  return withConnection(url, (connection) => connection.query(statement));
}

async function extend(name: string, sql: string): Promise<MigrationList> {
  const list = await readMigrations();
  const content = { tag: "ok" as const, value: sql };
  const added = { path: name, migrationFile: { path: "migration.sql", content } };
  return { ...list, migrationDirectories: [...list.migrationDirectories, added] };
}

it("leads from the migrations to schema.prisma with nothing missing", async () => {
  expect(await diffMigrations(database.url)).toBeUndefined();
});

it("sees what schema.prisma has and the migrations lack", async () => {
  const list = await extend("99990101000000_undo", 'ALTER TABLE "Workspace" DROP COLUMN "name"');
  expect(await diffMigrations(database.url, list)).toContain('ADD COLUMN     "name" TEXT NOT NULL');
});

it("leaves no shadow database behind", async () => {
  await diffMigrations(database.url);
  const { rows } = await execute(
    database.url,
    "SELECT datname FROM pg_database WHERE datname LIKE 'shadow%'",
  );
  expect(rows).toEqual([]);
});

it("applies once when two processes start at once on a database that is not there", async () => {
  const url = composeFresh();
  const run = () =>
    promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, "..", "src", "migrate-command.ts")],
      { env: { ...process.env, DATABASE_URL: url } },
    );
  const outputs = (await Promise.all([run(), run(), run()])).map(({ stdout }) => stdout);
  const names = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  expect(outputs.filter((output) => output.includes("Applied migration"))).toHaveLength(1);
  const { rows } = await execute(
    url,
    "SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1",
  );
  expect(rows).toEqual(names.map((name) => ({ migration_name: name, finished: true })));
});

it("applies nothing the second time", async () => {
  expect(await migrate({ url: database.url })).toEqual([]);
});

it("sends a function's body whole", async () => {
  const migrations = await extend(
    "99990101000000_function",
    "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;",
  );
  const url = composeFresh();
  await migrate({ url, migrations });
  expect((await execute(url, "SELECT two()")).rows).toEqual([{ two: 2 }]);
});

it("leaves nothing of a migration that fails, and says which one", async () => {
  const name = "99990101000000_broken";
  const migrations = await extend(name, "CREATE TABLE half (); SELECT 1 / 0;");
  const url = composeFresh();
  await expect(migrate({ url, migrations })).rejects.toThrow(name);
  const { rows } = await execute(url, "SELECT to_regclass('half') AS half");
  expect(rows).toEqual([{ half: null }]);
});
