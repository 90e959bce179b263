import { type Database, openDatabase, PATIENT_TIMEOUTS, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import type { Statement } from "../plan/explain.ts";

export interface Recorder extends AsyncDisposable {
  /** All rights, and unheard: for what the measurement itself looks at and arranges. */
  owner: PrismaClient;
  database: Database;
  /** Every statement that `work` sends, each text once. */
  record(work: () => Promise<unknown>): Promise<Statement[]>;
}

/** A database of which is known what it asks the database, and with what values. */
export function createRecorder(url: string): Recorder {
  let recorded = new Map<string, Statement>();
  const owner = createClient({ url });
  const database = openDatabase({
    url,
    timeouts: PATIENT_TIMEOUTS,
    onQuery: (text, parameters, settings) => {
      if (!recorded.has(text))
        recorded.set(text, { text, values: parseParameters(parameters), settings });
    },
  });
  return {
    owner,
    database,
    async record(work) {
      recorded = new Map();
      await work();
      return [...recorded.values()];
    },
    async [Symbol.asyncDispose]() {
      await database.stop();
      await owner.$disconnect();
    },
  };
}

function parseParameters(parameters: string): unknown[] {
  const parsed: unknown = JSON.parse(parameters);
  if (!Array.isArray(parsed)) throw new Error("The parameters of a statement are no array.");
  return parsed;
}
