import type { ScopeSettings } from "@evergrant/db";
import type { Connection } from "../connection.ts";
import { type ExplainedPlan, measurePlan, type PlanMeasure } from "./measure-plan.ts";
import { writeLiteral } from "./write-literal.ts";

/** A statement as it went to the database, and what stood for $1, $2 and so on. */
export interface Statement {
  text: string;
  values: readonly unknown[];
  /** The role and scope that it was sent in, and that row-level security plans it for. */
  settings: ScopeSettings | null;
}

const SYSTEM: ScopeSettings = ["evergrant_system", "", ""];

/** Planned for these very values, as an unnamed statement is; and for any, as a prepared one is. */
export interface Explained {
  custom: PlanMeasure;
  generic: PlanMeasure;
}

/** Runs statements after one another in a transaction that is rolled back, each under EXPLAIN. */
export async function explainInTurn(
  connection: Connection,
  statements: readonly Statement[],
): Promise<Explained[]> {
  await connection.query("BEGIN");
  try {
    const explained: Explained[] = [];
    for (const statement of statements) explained.push(await explain(connection, statement));
    return explained;
  } finally {
    await connection.query("ROLLBACK");
  }
}

async function explain(
  connection: Connection,
  { text, values, settings }: Statement,
): Promise<Explained> {
  await connection.query(ENTER, [...(settings ?? SYSTEM)]);
  await connection.query(`PREPARE explained AS ${text}`);
  try {
    const { rows } = await connection.query<{ types: string[] }>(
      "SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = 'explained'",
    );
    const types = rows[0]?.types ?? [];
    const literals = types.map((type, index) => writeLiteral(values[index] ?? null, type));
    const call = `EXECUTE explained${literals.length === 0 ? "" : `(${literals.join(", ")})`}`;
    await connection.query("SAVEPOINT before");
    const generic = await run(connection, call, "force_generic_plan");
    await connection.query("ROLLBACK TO SAVEPOINT before");
    // The second run stays, for what comes after it in the transaction.
    const custom = await run(connection, call, "force_custom_plan");
    return { custom, generic };
  } finally {
    await connection.query("DEALLOCATE explained").catch(() => {});
  }
}

const ENTER = `SELECT set_config('role', $1, true), set_config('evergrant.workspace_id', $2, true),
  set_config('evergrant.seller_account_id', $3, true)`;

async function run(connection: Connection, call: string, mode: string): Promise<PlanMeasure> {
  await connection.query(`SET LOCAL plan_cache_mode = ${mode}`);
  const { rows } = await connection.query<{ "QUERY PLAN": ExplainedPlan[] }>(
    `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${call}`,
  );
  const plan = rows[0]?.["QUERY PLAN"][0];
  if (plan === undefined) throw new Error("PostgreSQL gave no plan.");
  return measurePlan(plan);
}
