import { Prisma } from "@evergrant/db";
import type { EncryptedColumn } from "./encrypted-columns.ts";
import { FORMAT_VERSION } from "./envelope.ts";

/** A record, and what its key and its place follow from, as text. */
export interface FoundRecord {
  place: Record<string, string | null>;
  ciphertext: Uint8Array;
}

const join = (parts: readonly string[], separator: string) => Prisma.raw(parts.join(separator));
const quote = (name: string) => `"${name}"`;
const recordOf = ({ table }: EncryptedColumn) => Prisma.raw(`${quote(table)} AS record`);
const columnOf = ({ column }: EncryptedColumn) => Prisma.raw(`record.${quote(column)}`);

/** What is not under the key of this prefix. A null is no record. */
function isOlder(column: EncryptedColumn, prefix: Uint8Array<ArrayBuffer>): Prisma.Sql {
  const length = Prisma.raw(String(prefix.length));
  return Prisma.sql`substring(${columnOf(column)} FROM 1 FOR ${length}) <> ${prefix}`;
}

export function countOlder(column: EncryptedColumn, prefix: Uint8Array<ArrayBuffer>): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS "count" FROM ${recordOf(column)} WHERE ${isOlder(column, prefix)}`;
}

/** The next records that are not under the key of this prefix, in the order of the primary key. */
export function readOlder(
  column: EncryptedColumn,
  prefix: Uint8Array<ArrayBuffer>,
  { after, limit }: { after: readonly string[] | null; limit: number },
): Prisma.Sql {
  const { key, also } = column;
  const names = [...key.map(({ name }) => name), ...also];
  const texts = names.map((name) => `'${name}', record.${quote(name)}::text`);
  const ordered = join(
    key.map(({ name }) => `record.${quote(name)}`),
    ", ",
  );
  const values = after?.map(
    (text, index) => Prisma.sql`${text}::${Prisma.raw(quote(key[index]?.type ?? "text"))}`,
  );
  const isNext = values ? Prisma.sql`(${ordered}) > (${Prisma.join(values)})` : Prisma.sql`TRUE`;
  return Prisma.sql`
    SELECT json_build_object(${join(texts, ", ")}) AS "place", ${columnOf(column)} AS "ciphertext"
    FROM ${recordOf(column)}
    WHERE ${isNext} AND ${isOlder(column, prefix)}
    ORDER BY ${ordered} LIMIT ${limit}`;
}

/** A record that is to be replaced, if it is still as it was read. */
export interface Replacement {
  key: readonly string[];
  before: Uint8Array;
  after: Uint8Array;
}

/**
 * Replaces records, each only if it is still as it was read. One that somebody holds is left: so this waits
 * for nobody, and nobody who holds several waits for this and is waited for.
 */
export function replaceRecords(
  column: EncryptedColumn,
  replacements: readonly Replacement[],
): Prisma.Sql {
  const { key } = column;
  const lists = key.map(({ type }, index) => {
    const texts = replacements.map((replacement) => replacement.key[index] ?? "");
    return Prisma.sql`${texts}::text[]::${Prisma.raw(quote(type))}[]`;
  });
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  const before = replacements.map((replacement) => hex(replacement.before));
  const after = replacements.map((replacement) => hex(replacement.after));
  const names = key.map(({ name }) => quote(name));
  const isSame = (other: string) =>
    join(
      names.map((name) => `record.${name} = ${other}.${name}`),
      " AND ",
    );
  const table = Prisma.raw(quote(column.table));
  return Prisma.sql`
    WITH next AS (
      SELECT * FROM unnest(${Prisma.join(lists)}, ${before}::text[], ${after}::text[])
        AS given(${join(names, ", ")}, "before", "after")
    ), held AS (
      SELECT next.* FROM ${table} AS record JOIN next ON ${isSame("next")}
      WHERE ${columnOf(column)} = decode(next."before", 'hex')
      FOR UPDATE OF record SKIP LOCKED
    )
    UPDATE ${table} AS record SET ${Prisma.raw(quote(column.column))} = decode(held."after", 'hex')
    FROM held WHERE ${isSame("held")}`;
}

/** How many records there are by key id; null: what has none that can be read. */
export function countByKey(column: EncryptedColumn): Prisma.Sql {
  const bytes = columnOf(column);
  const version = Prisma.raw(String(FORMAT_VERSION));
  // CASE, and not AND, keeps the order in which a record that is cut short is looked at.
  return Prisma.sql`
    SELECT CASE
      WHEN octet_length(${bytes}) < 3 THEN NULL
      WHEN get_byte(${bytes}, 0) <> ${version} THEN NULL
      ELSE substring(${bytes} FROM 3 FOR get_byte(${bytes}, 1))
    END AS "keyId", count(*)::int AS "count"
    FROM ${recordOf(column)} WHERE ${bytes} IS NOT NULL GROUP BY 1`;
}
