import { withConnection } from "@evergrant/db/owner";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { explainJobs, listFailures } from "../src/explain-jobs.ts";
import { fillFleet, listTenantTables } from "../src/fleet/fill-fleet.ts";
import { NOW } from "../src/fleet/fleet-statements.ts";
import { type Job, listClaims, recordJobs } from "../src/statements/record-jobs.ts";
import { createRecorder } from "../src/statements/recorder.ts";

let database: TestDatabase;
let jobs: Job[];

beforeAll(async () => {
  const small = await createTestDatabase();
  await fillFleet(small.url, { accounts: 5_000 });
  await using recorder = createRecorder(small.url);
  jobs = [...listClaims(NOW), ...(await recordJobs(recorder))];
  await small.drop();
  database = await createTestDatabase();
  await fillFleet(database.url, { accounts: 20_000 });
});
afterAll(() => database?.drop());

async function findFailures(): Promise<string[]> {
  return withConnection(database.url, async (connection) => {
    const lines = await explainJobs(connection, jobs, await listTenantTables(connection));
    return listFailures(lines);
  });
}

it("lets jobs read no more than they ask for, and sees it when an index is gone", async () => {
  expect(await findFailures()).toEqual([]);
  await withConnection(database.url, (connection) =>
    connection.query(`DROP INDEX "DueWork_kind_dueAt_idx"`),
  );
  const failures = await findFailures();
  expect(failures).toContainEqual(expect.stringMatching(/^claim \d+ of PROBE: .*DueWork/));
  expect(failures).toContainEqual(expect.stringMatching(/^find what is next due: .*DueWork/));
});
