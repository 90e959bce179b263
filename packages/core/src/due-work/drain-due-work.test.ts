import { expect, it } from "vitest";
import { AMAZON_BUDGET_MS } from "../mws-token/policy.ts";
import { LEASE_MS } from "./claim-due-work.ts";
import { BATCH_ITEMS, PARALLEL_ITEMS } from "./drain-due-work.ts";

it("is done with a batch before its leases are over, also while every call to Amazon hangs", () => {
  const rounds = Math.ceil(BATCH_ITEMS / PARALLEL_ITEMS);
  expect(rounds * AMAZON_BUDGET_MS).toBeLessThan(LEASE_MS);
});
