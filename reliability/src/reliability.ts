import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeCounts } from "../../scripts/testing/counts.ts";
import { createChecks } from "./checks.ts";
import { createEnds } from "./ends.ts";
import { type Fleet, startFleet } from "./fleet/start-fleet.ts";
import { runHistory } from "./history/run-history.ts";
import { runMatrix } from "./matrix/run-matrix.ts";
import { type RunName, readOptions } from "./options.ts";
import { createRandom } from "./random.ts";
import { writeReport } from "./report/write-report.ts";
import { runRolling } from "./rolling/run-rolling.ts";
import type { Run } from "./run.ts";
import { runSoak } from "./soak/run-soak.ts";

// What happens to fleets, done to one: pnpm reliability [--short] [--seed N] [--only <run>]

const REPORT_FILE = join(import.meta.dirname, "../../docs/reliability.md");

const RUNS: Partial<Record<RunName, Run>> = {
  history: runHistory,
  matrix: runMatrix,
  rolling: runRolling,
  soak: runSoak,
};

const say = (line: string): void => {
  const seconds = (performance.now() / 1_000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${line}\n`);
};

const ends = createEnds(say);
const endOn = (signal: NodeJS.Signals): void => {
  // A second one ends at once.
  process.once(signal, () => {
    process.once(signal, () => process.exit(1));
    say(`${signal}: ending what was started.`);
    ends.end().then(
      () => process.exit(130),
      () => process.exit(1),
    );
  });
};
endOn("SIGINT");
endOn("SIGTERM");

const options = readOptions(process.argv.slice(2));
say(`Seed ${options.seed}: give --seed ${options.seed} for the same choices again.`);
const random = createRandom(options.seed);
const checks = createChecks(say);
const logFolders: string[] = [];
const sections: string[] = [];

async function startFleetHere(given: Parameters<typeof startFleet>[0]): Promise<Fleet> {
  const fleet = await startFleet(given);
  ends.add("a fleet", fleet.stop);
  logFolders.push(fleet.logFolder);
  return fleet;
}

try {
  for (const name of options.runs) {
    const run = RUNS[name];
    // Drawn also where it is not used, so that each run's choices do not depend on which others run.
    const ofRun = random.fork();
    if (run === undefined) continue;
    say(`== ${name}`);
    try {
      const section = await run({
        ...{ isShort: options.isShort, random: ofRun, checks, say },
        startFleet: (more) =>
          startFleetHere({
            ...{ databaseUrl: process.env.DATABASE_URL, redisUrl: process.env.REDIS_URL, say },
            ...more,
          }),
      });
      sections.push(section);
    } catch (error) {
      const seen = error instanceof Error ? (error.stack ?? error.message) : String(error);
      checks.add(name, "the run comes to its end", false, seen);
    }
    await ends.end();
  }
} finally {
  await ends.end();
}

const failed = checks.failed().length;
const report = writeReport({ ...options, checks, sections, seconds: performance.now() / 1_000 });
process.stdout.write(report);
const isWhole = !options.isShort && options.runs.length === 4;
if (isWhole) await writeFile(REPORT_FILE, report);
if (process.env.CI !== undefined)
  writeCounts({ passed: checks.all.length - failed, failed, skipped: [] });
if (failed > 0) say(`The processes' logs are in ${logFolders.join(", ")}.`);
say(`${checks.all.length - failed} passed, ${failed} failed.`);
process.exit(failed > 0 || checks.all.length === 0 ? 1 : 0);
