import type { MigrationList } from "@prisma/schema-engine-wasm";
import { reachDatabase } from "./availability/reach-database.ts";
import { createDatabase, withConnection } from "./create-database.ts";
import { readMigrations } from "./migration-list.ts";
import { withSchemaEngine } from "./schema-engine.ts";
import { ensureRoles } from "./tenancy/ensure-roles.ts";

/** Any number will do, as long as it stays: processes of all versions must meet at the same lock. */
const MIGRATION_LOCK = 7_203_114_602;

/** What a migration run is given. */
export type MigrateOptions = {
  /** A direct connection string: the lock lives in a session, which a transaction pooler splits. */
  url: string;
  /** Told in plain words what is being done. */
  onProgress?: (line: string) => void;
  /** How long a database is waited for that is not there yet; not at all by default. */
  waitMs?: number;
  /** Other migrations than this package's, for tests. */
  migrations?: MigrationList;
};

/**
 * Creates the database if it is absent and applies the pending migrations. Of several processes that
 * start at once, one applies and the others wait for it. Returns the names of those applied here. Throws a
 * DatabaseUnavailableError where there is no database to be had.
 */
export async function migrate({
  url,
  onProgress,
  waitMs = 0,
  migrations,
}: MigrateOptions): Promise<string[]> {
  const hasCreated = await reachDatabase(() => createDatabase(url), { waitMs, onProgress });
  if (hasCreated) onProgress?.("Created the database.");
  const migrationsList = migrations ?? (await readMigrations());
  return withConnection(url, async (connection) => {
    const { rows } = await connection.query("SELECT pg_try_advisory_lock($1) AS locked", [
      MIGRATION_LOCK,
    ]);
    if (rows[0]?.locked !== true) {
      onProgress?.("Waiting for another process that migrates the database.");
      await connection.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    }
    await ensureRoles(connection);
    const { appliedMigrationNames } = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    for (const name of appliedMigrationNames) onProgress?.(`Applied migration ${name}.`);
    return appliedMigrationNames;
  });
}
