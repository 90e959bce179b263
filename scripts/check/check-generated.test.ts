import { describe, expect, it } from "vitest";
import { differences } from "./check-generated.ts";

describe("differences", () => {
  it("finds what changed, what is new and what is gone, and nothing else", () => {
    const before = new Map([
      ["same", "1"],
      ["changed", "1"],
      ["gone", "1"],
    ]);
    const after = new Map([
      ["same", "1"],
      ["changed", "2"],
      ["new", "1"],
    ]);
    expect(differences(before, after)).toEqual(["changed", "gone", "new"]);
  });
});
