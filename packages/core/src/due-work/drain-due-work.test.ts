import { expect, it } from "vitest";
import { SAMPLE_BUDGET_MS } from "../incident/policy.ts";
import { AMAZON_BUDGET_MS } from "../mws-token/policy.ts";
import { LEASE_MS } from "./claim-due-work.ts";
import { BATCH_ITEMS, PARALLEL_ITEMS } from "./drain-due-work.ts";

it("is done with a batch before its leases are over, also while every call to Amazon hangs", () => {
  const rounds = Math.ceil(BATCH_ITEMS / PARALLEL_ITEMS);
  // Each may be of another application, and so ask a control sample of its own; an old incident asks two.
  expect(rounds * (AMAZON_BUDGET_MS + SAMPLE_BUDGET_MS)).toBeLessThan(LEASE_MS);
  expect(rounds * 2 * SAMPLE_BUDGET_MS).toBeLessThan(LEASE_MS);
});
