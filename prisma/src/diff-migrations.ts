import type { MigrationList } from "@prisma/schema-engine-wasm";
import { withConnection } from "./create-database.ts";
import { readMigrations, readSchema } from "./migration-list.ts";
import { withSchemaEngine } from "./schema-engine.ts";
import { ensureRoles } from "./tenancy/ensure-roles.ts";

const HAS_DIFFERENCE = 2;

/**
 * The SQL that leads from the migrations on disk to schema.prisma; undefined when they agree. Works
 * in a database of its own on the server of `url`.
 */
export async function diffMigrations(
  url: string,
  migrations?: MigrationList,
): Promise<string | undefined> {
  const list = migrations ?? (await readMigrations());
  const schema = await readSchema();
  await withConnection(url, ensureRoles);
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...list },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return exitCode === HAS_DIFFERENCE ? (stdout ?? undefined) : undefined;
}
