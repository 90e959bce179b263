import type { Client } from "pg";
import type { Boundary } from "./foreign.ts";
import type { Table } from "./tables.ts";

/** Of the rows within a boundary, by table: differs when one came, went or changed in a column that counts. */
export async function fingerprintRows(
  connection: Client,
  tables: readonly Table[],
  boundary: Boundary,
  ignoredColumn = "",
): Promise<Map<string, string>> {
  const parts = tables.flatMap((table) => {
    const where = boundary(table);
    if (where === null) return [];
    const row = `(to_jsonb(t) - '${ignoredColumn}')::text`;
    return [
      `SELECT '${table.name}' AS name, md5(coalesce(string_agg(${row}, '|' ORDER BY ${row}), '')) AS hash FROM "${table.name}" t WHERE ${where}`,
    ];
  });
  if (parts.length === 0) return new Map();
  const { rows } = await connection.query<{ name: string; hash: string }>(
    parts.join(" UNION ALL "),
  );
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}
