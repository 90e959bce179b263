import type { Connection } from "../connection.ts";

/**
 * Runs `work` without indexes and foreign keys, then makes them again. Rows of the past are not checked,
 * and the tables stay unlogged: nobody will want them after a crash, and filling is twice as fast.
 */
export async function withoutKeys(
  connection: Connection,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await connection.query<{ drop: string; create: string }>(KEYS);
  for (const key of rows) await connection.query(key.drop);
  const tables = await connection.query<{ name: string }>(TABLES);
  for (const { name } of tables.rows) await connection.query(`ALTER TABLE ${name} SET UNLOGGED`);
  await work();
  for (const key of rows.toReversed()) await connection.query(key.create);
}

/** In the order in which they can be dropped: foreign keys lean on the primary ones. */
const KEYS = `
  SELECT "drop", "create" FROM (
    SELECT contype = 'f' AS "first",
      format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS "drop",
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(oid) || CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END) AS "create"
    FROM pg_constraint
    WHERE contype IN ('f', 'p') AND connamespace = 'public'::regnamespace
    UNION ALL
    SELECT false, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE relnamespace = 'public'::regnamespace AND NOT indisprimary
  ) AS keys ORDER BY "first" DESC`;

const TABLES = `
  SELECT oid::regclass::text AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;
