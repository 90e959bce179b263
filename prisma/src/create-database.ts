import pg from "pg";
import { databaseOf, withDatabase } from "./database-url.ts";

const MISSING_DATABASE = "3D000";
// Two that create it at once: the slower one meets the name, or the catalog's unique index.
const ALREADY_THERE = new Set(["42P04", "23505"]);

/** Creates the database that `url` names, unless it is there. Returns whether it had to. */
export async function createDatabase(url: string): Promise<boolean> {
  try {
    await withConnection(url, async () => {});
    return false;
  } catch (error) {
    if (codeOf(error) !== MISSING_DATABASE) throw error;
  }
  const name = pg.escapeIdentifier(databaseOf(url));
  await withConnection(withDatabase(url, "postgres"), async (connection) => {
    await connection.query(`CREATE DATABASE ${name}`).catch((error: unknown) => {
      if (!ALREADY_THERE.has(codeOf(error))) throw error;
    });
  });
  return true;
}

/** Runs `work` on a connection of its own, and closes it. */
export async function withConnection<T>(
  url: string,
  work: (connection: pg.Client) => Promise<T>,
): Promise<T> {
  const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // Without a listener, a server that goes away would end the process.
  connection.on("error", () => {});
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
