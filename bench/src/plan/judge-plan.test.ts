import { expect, it } from "vitest";
import { judgePlan } from "./judge-plan.ts";
import type { PlanMeasure } from "./measure-plan.ts";

const FINE: PlanMeasure = {
  ways: [],
  scannedTables: [],
  rowsRead: 1_050,
  rowsAskedFor: 100,
  buffers: 5_500,
  milliseconds: 0,
};

it("lets pass what stays within its limits, and a scan of what is no tenant's", () => {
  expect(judgePlan({ ...FINE, scannedTables: ["AmazonApplication"] }, ["DueWork"])).toEqual([]);
});

it.each([
  ["a tenants' table read from end to end", { scannedTables: ["DueWork"] }, "end to end"],
  ["a row too many", { rowsRead: 1_051 }, "1051 rows for 100"],
  ["a page too many", { buffers: 5_501 }, "5501 pages for 100"],
])("objects to %s", (_name, change, words) => {
  const breaks = judgePlan({ ...FINE, ...change }, ["DueWork"]);
  expect(breaks).toEqual([expect.stringContaining(words)]);
});
