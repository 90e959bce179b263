import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { withDatabase } from "./database-url.ts";
import { createLetterColumns } from "./letter-columns.ts";
import { withSessionOptions } from "./session-options.ts";

/**
 * The driver adapter as migrations need it. The adapter's own `executeScript` cuts a script at every
 * semicolon, also inside a function's body, and its shadow database cannot be dropped while its pool
 * is open.
 */
export function createMigrationAdapter(url: string): {
  factory: SqlMigrationAwareDriverAdapterFactory;
  /** The engine closes none but its shadow database: this closes the rest. */
  close(): Promise<void>;
} {
  const adapters: SqlDriverAdapter[] = [];
  return {
    factory: {
      provider: "postgres",
      adapterName: "@prisma/adapter-pg",
      connect: async () => {
        const adapter = await connect(url);
        adapters.push(adapter);
        return adapter;
      },
      connectToShadowDb: () => connectToShadow(url),
    },
    close: async () => {
      for (const adapter of adapters) await adapter.dispose();
    },
  };
}

async function connect(url: string): Promise<SqlDriverAdapter> {
  const letterColumns = createLetterColumns();
  // One connection, so that what the engine sets or locks in its session holds for all it does.
  const pool = new pg.Pool({ connectionString: withSessionOptions(url), max: 1 });
  const factory = new PrismaPg(letterColumns.disguise(pool), { disposeExternalPool: true });
  const adapter = await factory.connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => letterColumns.restore(await queryRaw(query)),
    // Sent whole, a script is one implicit transaction: a migration that fails leaves nothing behind.
    executeScript: async (sql: string): Promise<void> => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    },
  });
}

async function connectToShadow(url: string): Promise<SqlDriverAdapter> {
  const database = `shadow_${randomUUID().replaceAll("-", "")}`;
  const owner = await connect(url);
  await owner.executeScript(`CREATE DATABASE ${database}`);
  const shadow = await connect(withDatabase(url, database));
  const dispose = shadow.dispose.bind(shadow);
  return Object.assign(shadow, {
    dispose: async (): Promise<void> => {
      await dispose();
      await owner.executeScript(`DROP DATABASE ${database} WITH (FORCE)`);
      await owner.dispose();
    },
  });
}
