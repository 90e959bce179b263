import { openServer } from "./open-database.ts";
import { drillRotation } from "./rotation/drill.ts";

// Rotates the keys of records, with a crash in the middle: pnpm --filter @evergrant/bench run rotate-keys [records]

const RECORDS = 100_000;
const LEAST = 2_000;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const records = Number(process.argv[2] ?? RECORDS);
if (!Number.isInteger(records) || records < LEAST)
  throw new Error(`How many records? A whole number from ${LEAST} on.`);
const server = await openServer(process.env.DATABASE_URL);
try {
  await using database = await server.createDatabase();
  const drilled = await drillRotation(database.url, records, say);
  const { doneAtCrash, resumeMs, reads, writes, whole, failures } = drilled;
  say(
    `${records} records: killed with ${doneAtCrash} done, the rest by two runs at once in ${(resumeMs / 1_000).toFixed(1)} s. ${whole} decrypt under the new key alone. Meanwhile ${reads} reads and ${writes} records written by a running process, ${failures.length} failures.`,
  );
  for (const failure of failures.slice(0, 20)) say(`FAIL ${failure}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  await server.stop();
}
