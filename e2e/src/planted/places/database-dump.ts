import { withDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import type { Item, Place } from "../search/place.ts";

const DATABASES =
  "SELECT datname AS name FROM pg_database WHERE datallowconn AND datname NOT LIKE 'template_'";
const TABLES = `SELECT format('%I.%I', nspname, relname) AS name
  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE relkind IN ('r', 'm') OR relname = 'pg_stat_activity' ORDER BY 1`;

/** Every row of every table of every schema of every database of a server, the catalog's too. */
export function createDumpPlace(servers: readonly { label: string; url: string }[]): Place {
  return {
    name: "database dump",
    async *items() {
      for (const { label, url } of servers) {
        for (const database of await readTexts(url, [DATABASES]).then(([names = []]) => names))
          yield* dumpDatabase(`${label}: ${database}`, withDatabase(url, database));
      }
    },
  };
}

async function* dumpDatabase(label: string, url: string): AsyncGenerator<Item> {
  const [tables = []] = await readTexts(url, [TABLES]);
  const rows = await readTexts(
    url,
    tables.map((table) => `SELECT t::text FROM ${table} t`),
  );
  for (const [index, table] of tables.entries())
    yield {
      where: `${label} ${table}`,
      bytes: (rows[index] ?? []).map((row) => Buffer.from(`${row}\n`)),
    };
}

/** The first column of what each statement answers. */
function readTexts(url: string, statements: readonly string[]): Promise<string[][]> {
  return withConnection(url, async (connection) => {
    const answers: string[][] = [];
    for (const text of statements) {
      const { rows } = await connection.query<string[]>({ text, rowMode: "array" });
      answers.push(rows.map(([value]) => String(value)));
    }
    return answers;
  });
}
