import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand, type StepResult } from "./run-step.ts";

const root = join(import.meta.dirname, "../..");

/** What generating writes and git keeps; a trailing slash marks a folder. */
const COMMITTED = ["packages/schema/schema.graphql", "packages/sdk/src/generated/"];

/** Generates everything anew; fails when a committed file then reads differently. */
export async function checkGenerated(): Promise<StepResult> {
  const before = await readCommitted();
  const made = await runCommand("npx", ["-y", "pnpm@12", "run", "generate"]);
  if (!made.hasPassed) return made;
  const changed = differences(before, await readCommitted());
  const output = changed.map((path) => `${path} was out of date: commit what was generated now\n`);
  return { hasPassed: changed.length === 0, output: output.join("") };
}

/** The paths whose text is not the same on both sides, or stands on one side alone. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).toSorted();
}

async function readCommitted(): Promise<Map<string, string>> {
  const lists = await Promise.all(
    COMMITTED.map(async (path) => {
      if (!path.endsWith("/")) return [path];
      const options = { recursive: true, withFileTypes: true } as const;
      const entries = await readdir(join(root, path), options).catch(() => []);
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
    }),
  );
  const texts = await Promise.all(
    lists.flat().map(async (path): Promise<[string, string]> => {
      return [path, await readFile(join(root, path), "utf8").catch(() => "")];
    }),
  );
  return new Map(texts);
}
