import type { Client } from "pg";
import { fingerprintRows } from "./fingerprint.ts";
import type { Table } from "./tables.ts";
import { textsOf, UUID } from "./texts.ts";

const SHORTEST = 6;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** The product's own words, as a refusal that is kept holds them: what tenants make up here has no blanks. */
const SENTENCE = /\s/;

/** Which rows of a table are not to be seen, as a condition; null: none. */
export type Boundary = (table: Table) => string | null;

export function ofWorkspace(workspaceId: string): Boundary {
  return ({ owner }) => (owner === null ? null : `"${owner}" = '${workspaceId}'`);
}

/** What stands on the far side of a boundary, and nowhere on this side. */
export interface Foreign {
  /** Every value, and the column that it comes from. */
  values: Map<string, string>;
  /** For each column, one text of it that can be given as an argument. */
  texts: { column: string; text: string }[];
  /** For each column, one uuid of it. */
  uuids: string[];
  /** Of all its rows in some tables: differs when one came, went or changed. By table. */
  fingerprint(of: readonly Table[]): Promise<Map<string, string>>;
}

type Row = Record<string, unknown>;

export async function readForeign(
  connection: Client,
  tables: readonly Table[],
  { boundary, publicWords }: { boundary: Boundary; publicWords: Iterable<string> },
): Promise<Foreign> {
  const near = new Set<string>(publicWords);
  const values = new Map<string, string>();
  const samples = new Map<string, string>();
  for (const table of tables) {
    for (const row of await read(table, `NOT coalesce(${boundary(table) ?? "false"}, false)`))
      for (const text of textsOf(row)) for (const spelled of spell(text)) near.add(spelled);
  }
  for (const table of tables) {
    for (const row of await read(table, boundary(table) ?? "false")) {
      for (const [column, text] of columnsOf(row)) {
        if (text.length < SHORTEST || MOMENT.test(text) || near.has(text)) continue;
        if (SENTENCE.test(text)) continue;
        for (const spelled of spell(text)) values.set(spelled, `${table.name}.${column}`);
        if (!text.startsWith("\\x")) samples.set(`${table.name}.${column}`, text);
      }
    }
  }
  const isUuid = (text: string) => text.search(UUID) === 0 && text.length === 36;
  const given = new Map([...samples].map(([column, text]) => [text, { column, text }]));
  return {
    values,
    texts: [...given.values()].filter(({ text }) => !isUuid(text)),
    uuids: [...given.keys()].filter(isUuid),
    fingerprint: (of) => fingerprintRows(connection, of, boundary),
  };

  async function read({ name }: Table, where: string): Promise<Row[]> {
    const { rows } = await connection.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM "${name}" t WHERE ${where}`,
    );
    return rows.map(({ row }) => row);
  }
}

/** The texts of a row with their columns; of a JSON column, each by the name it has there. */
function* columnsOf(row: Row, prefix = ""): Generator<[string, string]> {
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === "string") yield [prefix + column, value];
    else if (Array.isArray(value))
      for (const text of textsOf(value)) yield [`${prefix}${column}[]`, text];
    else if (typeof value === "object" && value !== null)
      yield* columnsOf(value as Row, `${prefix}${column}.`);
  }
}

/** The ways in which an answer could write it: bytes stand as hexadecimal digits in the row. */
function spell(text: string): string[] {
  if (!text.startsWith("\\x")) return [text];
  const bytes = Buffer.from(text.slice(2), "hex");
  return [bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64url")];
}
