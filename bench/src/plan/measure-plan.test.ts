import { expect, it } from "vitest";
import { measurePlan, type PlanNode } from "./measure-plan.ts";

const NODE: PlanNode = { "Node Type": "Result", "Actual Rows": 1, "Actual Loops": 1 };
const LOOKUP: PlanNode = {
  ...NODE,
  "Node Type": "Index Scan",
  "Relation Name": "MwsToken",
  "Index Name": "MwsToken_pkey",
};

function measure(Plan: PlanNode) {
  return measurePlan({ Plan, "Execution Time": 1.5 });
}

it("counts the rows of every loop, also those that were passed over", () => {
  const plan = {
    ...NODE,
    "Node Type": "Nested Loop",
    "Actual Rows": 3,
    Plans: [
      { ...LOOKUP, "Actual Rows": 3, "Rows Removed by Filter": 4 },
      { ...LOOKUP, "Actual Rows": 0.5, "Rows Removed by Index Recheck": 1.5, "Actual Loops": 4 },
    ],
  };
  expect(measure(plan)).toMatchObject({ rowsRead: 15, rowsAskedFor: 3, ways: ["MwsToken_pkey"] });
});

it("asks a write that answers nothing how many rows it was fed", () => {
  const update = { ...NODE, "Node Type": "ModifyTable", Operation: "Update", "Actual Rows": 0 };
  const plan = { ...update, "Relation Name": "MwsToken", Plans: [{ ...LOOKUP, "Actual Rows": 7 }] };
  expect(measure(plan)).toMatchObject({ rowsRead: 7, rowsAskedFor: 7 });
});

it("names the tables that are read from end to end, but none that was never reached", () => {
  const scan = { ...NODE, "Node Type": "Seq Scan" };
  const plan = {
    ...NODE,
    Plans: [
      { ...scan, "Relation Name": "DueWork" },
      { ...scan, "Relation Name": "Event", "Actual Loops": 0 },
    ],
  };
  expect(measure(plan).scannedTables).toEqual(["DueWork"]);
});

it("adds the pages that were cached to those that were not", () => {
  const plan = { ...NODE, "Shared Hit Blocks": 40, "Shared Read Blocks": 2 };
  expect(measure(plan)).toMatchObject({ buffers: 42, milliseconds: 1.5 });
});
