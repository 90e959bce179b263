import type { Client } from "pg";

/** A table of the schema's, with its columns but those that are computed. */
export interface Table {
  name: string;
  columns: string[];
  /** Those of its primary key. */
  key: string[];
  /** The column that says whose a row is; null: nobody's in particular. */
  owner: string | null;
}

export async function listTables(connection: Client): Promise<Table[]> {
  const { rows } = await connection.query<Omit<Table, "owner">>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
      array_agg(a.attname::text) FILTER (WHERE a.attnum = ANY (i.indkey)) AS key
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname`);
  return rows.map((row) => ({ ...row, owner: ownerOf(row.name, row.columns) }));
}

function ownerOf(name: string, columns: readonly string[]): string | null {
  if (name === "Workspace") return "id";
  return columns.find((column) => column === "workspaceId") ?? null;
}
