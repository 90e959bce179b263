import { expect, it } from "vitest";
import { describeProgress, describeReport, isComplete } from "./describe-rotation.ts";

const GIVEN = { currentKeyId: "local:3", ringIds: ["local:3", "local:2", "local:1"] };
const DONE = { total: 3, rewrapped: 3, failures: [] };

it("tells how far it is, how fast, and how long it takes", () => {
  expect(describeProgress({ done: 500, total: 2_000 }, 1_000)).toBe(
    "500 of 2000 records, 500 a second, remaining: 3 s",
  );
  expect(describeProgress({ done: 0, total: 2_000 }, 0)).toContain("remaining: unknown");
});

it.each<[string, boolean, string, string | undefined]>([
  ["derived", true, "local:2", "Only the keyed hashes need local:1."],
  ["of its own", false, "local:2, local:1", undefined],
])("names the keys that may go, where the hash key is %s", (_what, isDerived, free, need) => {
  const report = { ...DONE, counts: new Map([["local:3", 3]]) };
  const lines = describeReport(report, { ...GIVEN, isHashKeyDerived: isDerived }).join("\n");
  expect(lines).toContain(`with the newest first: ${free}.`);
  expect(lines.includes("Only the keyed hashes")).toBe(need !== undefined);
  expect(lines).toContain(need ?? "");
});

it("is complete once nothing is left under any other key, or under none", () => {
  const given = { ...GIVEN, isHashKeyDerived: true };
  const isDone = (counts: [string | null, number][]) =>
    isComplete({ ...DONE, counts: new Map(counts) }, given);
  expect(isDone([["local:3", 3]])).toBe(true);
  expect(
    isDone([
      ["local:3", 3],
      ["local:2", 1],
    ]),
  ).toBe(false);
  expect(
    isDone([
      ["local:3", 3],
      [null, 1],
    ]),
  ).toBe(false);
});

it("prints nothing that could move a terminal's cursor, whatever a damaged record names", () => {
  const counts = new Map([["local:\u001b[2J", 1]]);
  const lines = describeReport({ ...DONE, counts }, { ...GIVEN, isHashKeyDerived: true });
  expect(lines.join("\n")).toContain("local:?[2J");
});
