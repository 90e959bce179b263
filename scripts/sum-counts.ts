// Adds up the counts that the named runs left behind. A run that left none failed before it began.
import { existsSync, readFileSync } from "node:fs";
import { type Counts, sumCounts } from "./testing/counts.ts";

const runs = process.argv.slice(2).map((file): Counts => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  process.stdout.write(`${file} is missing: that run did not get as far as counting\n`);
  return { passed: 0, failed: 1, skipped: [] };
});

const { lines, hasFailed } = sumCounts(runs);
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = hasFailed ? 1 : 0;
