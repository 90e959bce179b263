import type { Client } from "pg";
import type { Table } from "./tables.ts";

/** The whole database as it was, to be had again. */
export interface Copy {
  /** The tables that were written to since; the owner's own writing counts as well. */
  findTouched(): Promise<Table[]>;
  restore(touched: readonly Table[]): Promise<void>;
}

/** Copies every table, and has each say from then on when it is written to. */
export async function copyTables(connection: Client, tables: readonly Table[]): Promise<Copy> {
  await connection.query(`
    CREATE SCHEMA fuzz;
    CREATE UNLOGGED TABLE fuzz.touched ("name" text);
    CREATE FUNCTION fuzz.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN INSERT INTO fuzz.touched VALUES (TG_TABLE_NAME); RETURN NULL; END $$`);
  for (const { name } of tables)
    await connection.query(`
      CREATE UNLOGGED TABLE fuzz."${name}" AS TABLE public."${name}";
      CREATE TRIGGER touch AFTER INSERT OR UPDATE OR DELETE ON public."${name}"
        EXECUTE FUNCTION fuzz.touch()`);
  let restoredBy = await currentTransaction(connection);
  return {
    async findTouched() {
      const { rows } = await connection.query<{ name: string }>("SELECT name FROM fuzz.touched");
      const touched = new Set(rows.map(({ name }) => name));
      return tables.filter(({ name }) => touched.has(name));
    },
    async restore(touched) {
      await connection.query("BEGIN");
      // Past triggers and foreign keys: what comes back was consistent.
      await connection.query("SET LOCAL session_replication_role = replica");
      const statements = touched.map((table) => restoreStatements(table, restoredBy));
      await connection.query([...statements, "DELETE FROM fuzz.touched"].join(";"));
      restoredBy = await currentTransaction(connection);
      await connection.query("COMMIT");
    },
  };
}

/** Takes away what was written since the last time, and puts back what is missing then. */
function restoreStatements({ name, columns, key }: Table, restoredBy: string): string {
  const list = columns.map((column) => `"${column}"`).join(", ");
  const isSame = key.map((column) => `t."${column}" = f."${column}"`).join(" AND ");
  return `
    DELETE FROM public."${name}" WHERE xmin::text::bigint > ${restoredBy};
    INSERT INTO public."${name}" (${list}) SELECT ${list} FROM fuzz."${name}" f
      WHERE NOT EXISTS (SELECT FROM public."${name}" t WHERE ${isSame})`;
}

async function currentTransaction(connection: Client): Promise<string> {
  const { rows } = await connection.query<{ id: string }>(
    "SELECT pg_current_xact_id()::text AS id",
  );
  return rows[0]?.id ?? "0";
}
