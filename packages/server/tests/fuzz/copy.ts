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
  return {
    async findTouched() {
      const { rows } = await connection.query<{ name: string }>("SELECT name FROM fuzz.touched");
      const touched = new Set(rows.map(({ name }) => name));
      return tables.filter(({ name }) => touched.has(name));
    },
    async restore(touched) {
      const statements = touched.flatMap(({ name, columns }) => {
        const list = columns.map((column) => `"${column}"`).join(", ");
        return [
          `DELETE FROM public."${name}"`,
          `INSERT INTO public."${name}" (${list}) SELECT ${list} FROM fuzz."${name}"`,
        ];
      });
      // Past triggers and foreign keys: what comes back was consistent.
      const past = "SET LOCAL session_replication_role = replica";
      await connection.query(
        ["BEGIN", past, ...statements, "DELETE FROM fuzz.touched", "COMMIT"].join(";"),
      );
    },
  };
}
