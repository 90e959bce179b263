import { openDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import { createTestDatabase } from "@evergrant/testkit/database";
import { expect, it } from "vitest";
import { fillFleet } from "../fleet/fill-fleet.ts";
import { listPlaces } from "./list-places.ts";
import { PROCESSES } from "./policy.ts";
import { startWritingProcesses } from "./start-writing-processes.ts";
import { createWriteRound } from "./write-round.ts";

it("has all processes write at once, to logs without a gap", async () => {
  const made = await createTestDatabase();
  await fillFleet(made.url, { accounts: 200 });
  const fleet = startWritingProcesses(made.url);
  expect(await fleet.round({ events: 2, ms: 200 })).toBeGreaterThan(0);
  await fleet.stop();
  await withConnection(made.url, async (owner) => {
    // Each process counts its writes from 1 on.
    const { rows: firsts } = await owner.query(
      `SELECT "id" FROM "Event" WHERE "data" ->> 'number' = '1'`,
    );
    expect(firsts).toHaveLength(PROCESSES * 2);
    const { rows: logs } = await owner.query(
      `SELECT count(*) AS "written", max("position") AS "newest" FROM "Event" GROUP BY "workspaceId"`,
    );
    for (const { written, newest } of logs) expect(written).toBe(newest);
  });
  await made.drop();
});

it("tells nobody of a write without events", async () => {
  const made = await createTestDatabase();
  await fillFleet(made.url, { accounts: 200 });
  const database = openDatabase({ url: made.url });
  const round = createWriteRound(database, await listPlaces(made.url), 2);
  expect(await round({ events: 0, ms: 100 })).toBeGreaterThan(0);
  const countRows = (statement: string) =>
    withConnection(made.url, async (owner) => (await owner.query(statement)).rowCount);
  expect(await countRows(`SELECT FROM "Event" WHERE "data" ? 'number'`)).toBe(0);
  expect(
    await countRows(`SELECT FROM "SellerAccount" WHERE "name" LIKE 'Renamed %'`),
  ).toBeGreaterThan(0);
  await database.stop();
  await made.drop();
});
