import type { Connection } from "../connection.ts";

/**
 * Runs `work` without indexes and foreign keys, then makes them again. Rows of the past are not checked,
 * and the tables stay unlogged: nobody will want them after a crash, and filling is twice as fast.
 */
export async function withoutKeys(
  connection: Connection,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await connection.query<{ drop: string; create: string | null }>(KEYS);
  for (const key of rows) await connection.query(key.drop);
  const tables = await connection.query<{ name: string }>(TABLES);
  for (const { name } of tables.rows) await connection.query(`ALTER TABLE ${name} SET UNLOGGED`);
  await work();
  for (const { create } of rows.toReversed()) if (create !== null) await connection.query(create);
}

/**
 * In the order in which they can be dropped: foreign keys lean on the primary ones. The log, a table of
 * partitions, is not filled: it keeps its indexes, and loses the foreign key that would keep the others logged.
 */
const KEYS = `
  SELECT "drop", "create" FROM (
    SELECT contype = 'f' AS "first",
      format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS "drop",
      CASE relkind WHEN 'r' THEN format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(pg_constraint.oid) || CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END)
      END AS "create"
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype IN ('f', 'p') AND connamespace = 'public'::regnamespace
      AND NOT relispartition AND (relkind = 'r' OR contype = 'f')
    UNION ALL
    SELECT false, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE relnamespace = 'public'::regnamespace AND NOT indisprimary
      AND relkind = 'r' AND NOT relispartition
  ) AS keys ORDER BY "first" DESC`;

const TABLES = `
  SELECT oid::regclass::text AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;
