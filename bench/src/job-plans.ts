import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withConnection } from "@evergrant/db/owner";
import { explainJobs, listFailures } from "./explain-jobs.ts";
import { fillFleet, listTenantTables } from "./fleet/fill-fleet.ts";
import { NOW } from "./fleet/fleet-statements.ts";
import { leaseBacklog } from "./lease-backlog.ts";
import { type BenchServer, openServer } from "./open-database.ts";
import { type Job, listClaims, recordJobs } from "./statements/record-jobs.ts";
import { recordLists } from "./statements/record-lists.ts";
import { createRecorder } from "./statements/recorder.ts";
import { type Report, writeReport } from "./write-report.ts";

const ACCOUNTS = 1_000_000;
/** Enough that something of every kind is due. */
const SMALL_FLEET_ACCOUNTS = 5_000;
const reportFile = join(import.meta.dirname, "../../docs/job-plans.md");
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const tell = (line: string): void => {
  say(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);
};

const server = await openServer(process.env.DATABASE_URL);
try {
  const jobs = await recordOnSmallFleet(server);
  const report = await explainOnLargeFleet(server, jobs);
  const failures = listFailures(report.jobs);
  const text = writeReport(report);
  await writeFile(reportFile, text);
  say(text);
  for (const failure of failures) say(`FAIL ${failure}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  await server.stop();
}

async function recordOnSmallFleet({ createDatabase }: BenchServer): Promise<Job[]> {
  tell("Recording what core sends.");
  await using database = await createDatabase();
  await fillFleet(database.url, { accounts: SMALL_FLEET_ACCOUNTS });
  await using recorder = createRecorder(database.url);
  return await recordJobs(recorder);
}

async function explainOnLargeFleet(
  { createDatabase }: BenchServer,
  recorded: readonly Job[],
): Promise<Report> {
  await using database = await createDatabase();
  const { url } = database;
  await fillFleet(url, { accounts: ACCOUNTS, onProgress: tell });
  tell("Explaining.");
  return await withConnection(url, async (connection) => {
    const tables = await listTenantTables(connection);
    const { rows } = await connection.query<{ items: number; postgres: string }>(
      `SELECT count(*)::int AS items, split_part(current_setting('server_version'), ' ', 1) AS postgres
       FROM "DueWork"`,
    );
    await using recorder = createRecorder(url);
    const explain = (jobs: readonly Job[]) => explainJobs(connection, jobs, tables);
    return {
      accounts: ACCOUNTS,
      dueItems: rows[0]?.items ?? 0,
      postgres: rows[0]?.postgres ?? "",
      jobs: await explain([...listClaims(NOW), ...recorded]),
      lists: await explain(await recordLists(recorder, connection)),
      // Last, because the leases stay.
      backlog: await explain(await leaseBacklog(connection)),
    };
  });
}
