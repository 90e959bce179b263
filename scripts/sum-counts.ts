// Adds up the counts in the named files, and fails when anything in them did.
import { readFileSync } from "node:fs";
import { type Counts, sumCounts } from "./testing/counts.ts";

const runs = process.argv.slice(2).map((file): Counts => JSON.parse(readFileSync(file, "utf8")));

const { lines, hasFailed } = sumCounts(runs);
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = hasFailed ? 1 : 0;
