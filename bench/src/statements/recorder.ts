import { createClient, type PrismaClient } from "@evergrant/db";
import type { Statement } from "../plan/explain.ts";

export interface Recorder extends AsyncDisposable {
  client: PrismaClient;
  /** Every statement that `work` sends, each text once. */
  record(work: () => Promise<unknown>): Promise<Statement[]>;
}

/** A client of which is known what it asks the database, and with what values. */
export function createRecorder(url: string): Recorder {
  let recorded = new Map<string, Statement>();
  const client = createClient({
    url,
    onQuery: (text, parameters) => {
      if (!recorded.has(text)) recorded.set(text, { text, values: parseParameters(parameters) });
    },
  });
  return {
    client,
    async record(work) {
      recorded = new Map();
      await work();
      return [...recorded.values()];
    },
    [Symbol.asyncDispose]: () => client.$disconnect(),
  };
}

function parseParameters(parameters: string): unknown[] {
  const parsed: unknown = JSON.parse(parameters);
  if (!Array.isArray(parsed)) throw new Error("The parameters of a statement are no array.");
  return parsed;
}
