import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export const RUNS = ["history", "matrix", "rolling", "soak"] as const;
export type RunName = (typeof RUNS)[number];

export interface Options {
  isShort: boolean;
  seed: number;
  runs: readonly RunName[];
}

const USAGE = `pnpm reliability [--short] [--seed <whole number>] [--only ${RUNS.join("|")}]`;

/** Reads the command's arguments. Throws the usage for others. */
export function readOptions(args: readonly string[]): Options {
  const options = {
    short: { type: "boolean" },
    seed: { type: "string" },
    only: { type: "string", multiple: true },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const { short: isShort = false, seed = `${randomInt(2 ** 31)}`, only } = values;
  if (!/^\d{1,10}$/.test(seed)) throw new Error(USAGE);
  const isRun = (name: string): name is RunName => RUNS.some((run) => run === name);
  if (only !== undefined && !only.every(isRun)) throw new Error(USAGE);
  // Ten minutes of nothing but load are for the full run.
  const byDefault = isShort ? RUNS.filter((run) => run !== "soak") : RUNS;
  return { isShort, seed: Number(seed), runs: only?.filter(isRun) ?? byDefault };
}
