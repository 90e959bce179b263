import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";

/** Where the migrations of this package lie. */
export const migrationsFolder = join(import.meta.dirname, "..", "migrations");
export const schemaFile = join(import.meta.dirname, "..", "schema.prisma");

/** What stands in migration_lock.toml. */
export const lockText = `# Written by Prisma. It belongs under version control.\nprovider = "postgresql"\n`;

/** The migrations on disk, oldest first, in the form that the schema engine takes. */
export async function readMigrations(folder = migrationsFolder): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = names.sort().map(async (name) => ({
    path: name,
    migrationFile: {
      path: "migration.sql",
      content: {
        tag: "ok" as const,
        value: await readFile(join(folder, name, "migration.sql"), "utf8"),
      },
    },
  }));
  const lockfile = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(lockfile, "utf8").catch(() => lockText),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(migrationDirectories),
  };
}

/** schema.prisma in the form that the schema engine takes. */
export async function readSchema(): Promise<SchemasContainer> {
  return { files: [{ path: schemaFile, content: await readFile(schemaFile, "utf8") }] };
}
