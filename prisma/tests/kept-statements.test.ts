import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase, type SystemClient } from "../src/index.ts";
import { openTwoTenants, type TwoTenants } from "./two-tenants.ts";

/** Often enough that PostgreSQL has planned it for whatever values come. */
const ROUNDS = 20;

let world: TwoTenants;
let database: Database;
beforeAll(async () => {
  world = await openTwoTenants();
  // Of workspaces and of the rest one connection each.
  database = openDatabase({ url: world.database.url, poolSize: 2 });
});
afterAll(async () => {
  await database.stop();
  await world.close();
});

type Asking = Pick<SystemClient, "$queryRaw">;

const countPlans = (client: Asking) => client.$queryRaw<{ name: string; plans: number }[]>`
  SELECT "name", "generic_plans"::int AS "plans" FROM pg_prepared_statements
  WHERE "statement" LIKE ${"%kept for%"} AND "name" LIKE ${"evergrant\\_%"} AND "generic_plans" > 0`;

it("answer each workspace its own rows, by a plan that both share", async () => {
  const { a, b } = world;
  const ask = ({ workspaceId }: { workspaceId: string }) =>
    database.inWorkspace({ workspaceId }).$queryRaw<{ workspaceId: string }[]>`
      SELECT "workspaceId"::text FROM "SellerAccount" WHERE "name" = ${"Account"} /* kept for both */`;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const tenant of [a, b]) {
      const rows = await ask(tenant);
      expect(rows).toEqual([
        { workspaceId: tenant.workspaceId },
        { workspaceId: tenant.workspaceId },
      ]);
    }
  }
  const plans = await countPlans(database.inWorkspace({ workspaceId: a.workspaceId }));
  expect(plans).toEqual([{ name: expect.any(String), plans: expect.any(Number) }]);
});

it("answer nobody who may not read what another role read by them", async () => {
  const ask = (client: Asking) =>
    client.$queryRaw`SELECT "dueAt" FROM "DueWork" WHERE "dueAt" > ${new Date(0)} /* kept for the system */`;
  for (let round = 0; round < ROUNDS; round += 1)
    expect(await ask(database.system)).toHaveLength(2 * 2);
  expect(await countPlans(database.system)).toHaveLength(1);
  await expect(ask(database.identity)).rejects.toThrow(/permission denied/);
  expect(await ask(database.system)).toHaveLength(2 * 2);
});
