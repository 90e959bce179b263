import { createTestDatabase } from "@evergrant/testkit/database";
import { expect, it } from "vitest";
import { listFailures, simulate } from "../src/outage-shield/simulate.ts";

const SELLERS = 300;
const TIMEOUT_MS = 180_000;

it(
  "holds the shield over some hundred sellers, and lets die who is dead",
  async () => {
    const database = await createTestDatabase();
    const simulated = await simulate(database.url, SELLERS, () => {});
    await database.drop();
    expect(listFailures(simulated)).toEqual([]);
    expect(simulated.scenarios.map(({ name }) => name)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(simulated.alerts).toHaveLength(6);
  },
  TIMEOUT_MS,
);
