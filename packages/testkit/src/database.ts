import { randomUUID } from "node:crypto";
import { databaseOf, withDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import { inject } from "vitest";

/** A database of one test file's own, migrated and empty. */
export type TestDatabase = {
  /** Its owner's connection string. */
  url: string;
  /** Drops it, also under open connections. */
  drop(): Promise<void>;
};

/**
 * Creates a database from the migrated template. The first call of a run starts PostgreSQL, unless
 * DATABASE_URL leads to one. Works under testkit's global set-up alone.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const response = await fetch(inject("templateAddress"));
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  const adminUrl = withDatabase(answer, "postgres");
  const template = databaseOf(answer);
  const name = `${template}_${randomUUID().replaceAll("-", "")}`;
  await execute(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: withDatabase(answer, name),
    drop: () => execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function execute(url: string, statement: string): Promise<void> {
  await withConnection(url, (connection) => connection.query(statement));
}
