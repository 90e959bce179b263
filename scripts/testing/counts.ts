import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where a run leaves its counts under CI; the next run of any kind writes over them. */
const COUNTS_FILE = join(import.meta.dirname, "../../.ci/results/counts.json");

/** What one run counted: a suite of tests, or the steps of a check. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
}

/** The sum of several runs, as lines to print: every skipped test first, the totals last. */
export function sumCounts(runs: readonly Counts[]): { lines: string[]; hasFailed: boolean } {
  const passed = runs.reduce((sum, run) => sum + run.passed, 0);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  const skipped = runs.flatMap((run) => run.skipped);
  const totals = `${passed} passed, ${failed} failed`;
  return {
    lines: [
      ...skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`),
      skipped.length === 0 ? totals : `${totals}, ${skipped.length} skipped`,
    ],
    hasFailed: failed > 0,
  };
}

export function writeCounts(counts: Counts): void {
  mkdirSync(dirname(COUNTS_FILE), { recursive: true });
  writeFileSync(COUNTS_FILE, JSON.stringify(counts));
}
