import { describe, expect, it } from "vitest";
import { sumCounts } from "./counts.ts";

describe("sumCounts", () => {
  it("says nothing of skipped tests when there are none", () => {
    const runs = [
      { passed: 2, failed: 0, skipped: [] },
      { passed: 3, failed: 0, skipped: [] },
    ];
    expect(sumCounts(runs)).toEqual({ lines: ["5 passed, 0 failed"], hasFailed: false });
  });

  it("names each skipped test with its reason, and ends with the totals", () => {
    const runs = [
      { passed: 1, failed: 1, skipped: [{ name: "a > b", reason: "no browser here" }] },
      { passed: 0, failed: 0, skipped: [{ name: "c", reason: "marked skip" }] },
    ];
    expect(sumCounts(runs)).toEqual({
      lines: [
        "skipped: a > b (no browser here)",
        "skipped: c (marked skip)",
        "1 passed, 1 failed, 2 skipped",
      ],
      hasFailed: true,
    });
  });
});
