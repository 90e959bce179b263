import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openServer } from "./open-database.ts";
import { SELLERS } from "./outage-shield/policy.ts";
import { listFailures, simulate } from "./outage-shield/simulate.ts";
import { writeReport } from "./outage-shield/write-report.ts";

// Ten thousand sellers through outages and revocations: pnpm outage-shield [sellers]

const LEAST = 200;
const reportFile = join(import.meta.dirname, "../../docs/outage-shield.md");
const tell = (line: string): void => {
  const seconds = (performance.now() / 1_000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${line}\n`);
};

const sellers = Number(process.argv[2] ?? SELLERS);
if (!Number.isInteger(sellers) || sellers < LEAST)
  throw new Error(`How many sellers? A whole number from ${LEAST} on.`);
const server = await openServer(process.env.DATABASE_URL);
try {
  await using database = await server.createDatabase();
  const simulated = await simulate(database.url, sellers, tell);
  const report = writeReport(simulated);
  process.stdout.write(report);
  // The report that is kept is of the whole fleet.
  if (sellers === SELLERS) await writeFile(reportFile, report);
  const failures = listFailures(simulated);
  for (const failure of failures) tell(`FAIL ${failure}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  await server.stop();
}
