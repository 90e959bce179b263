import { withConnection } from "@evergrant/db/owner";
import type { Connection } from "../connection.ts";
import { FLEET_STATEMENTS } from "./fleet-statements.ts";
import { withoutKeys } from "./without-keys.ts";

/**
 * Fills an empty database with so many accounts. A smaller fleet is the beginning of a larger one, to
 * the last id and moment.
 */
export async function fillFleet(
  url: string,
  { accounts, onProgress = () => {} }: { accounts: number; onProgress?: (line: string) => void },
): Promise<void> {
  await withConnection(url, async (connection) => {
    await connection.query("SET maintenance_work_mem = '256MB'; SET synchronous_commit = off");
    await withoutKeys(connection, async () => {
      for (const [name, statement] of Object.entries(FLEET_STATEMENTS)) {
        onProgress(`Filling: ${name}.`);
        await connection.query(statement, statement.includes("$1") ? [accounts] : []);
      }
      onProgress("Indexing.");
    });
    onProgress("Gathering statistics.");
    await connection.query("VACUUM (ANALYZE)");
  });
}

/** The tables that grow with the tenants: no job may read one from end to end. */
export async function listTenantTables(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspaceId'`,
  );
  return rows.map(({ name }) => name);
}
