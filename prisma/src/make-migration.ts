import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withDatabase } from "./database-url.ts";
import { diffMigrations } from "./diff-migrations.ts";
import { startTemporary } from "./embedded/start-temporary.ts";
import { lockText, migrationsFolder } from "./migration-list.ts";

/**
 * Writes the migration that leads from the existing ones to schema.prisma. Returns its folder's name,
 * or undefined when nothing has changed. `url` leads to a server on which databases may be created.
 */
export async function makeMigration(
  url: string,
  name: string,
  now: Date,
): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error("Name the migration in lower case with underscores, as in add_alerts.");
  }
  const script = await diffMigrations(url);
  if (script === undefined) return undefined;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `${stamp}_${name}`;
  await mkdir(join(migrationsFolder, folder), { recursive: true });
  await writeFile(join(migrationsFolder, folder, "migration.sql"), script);
  await writeFile(join(migrationsFolder, "migration_lock.toml"), lockText);
  return folder;
}

async function withServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== "") return work(given);
  const server = await startTemporary();
  try {
    return await work(withDatabase(server.url, "postgres"));
  } finally {
    await server.stop();
  }
}

if (import.meta.main) {
  const name = process.argv[2] ?? "";
  const made = await withServer((url) => makeMigration(url, name, new Date()));
  process.stdout.write(
    made === undefined ? "Nothing has changed.\n" : `Wrote migrations/${made}.\n`,
  );
}
