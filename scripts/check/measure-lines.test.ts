import { describe, expect, it } from "vitest";
import { measureLines, overLimits } from "./measure-lines.ts";

const ofLengths = (...lengths: number[]) =>
  measureLines(lengths.map((lines) => ({ path: `of-${lines}.ts`, lines })));

describe("measureLines", () => {
  it("finds the middle, the ninetieth of a hundred and the longest", () => {
    expect(ofLengths(50, 10, 30, 20, 40, 60, 70, 80, 100, 90)).toEqual({
      files: 10,
      median: 50,
      p90: 90,
      max: 100,
      longest: "of-100.ts",
    });
  });

  it("answers zeros when there are no files", () => {
    expect(ofLengths()).toMatchObject({ files: 0, median: 0, p90: 0, max: 0 });
  });
});

describe("overLimits", () => {
  it("has nothing to say of files at the limits", () => {
    expect(overLimits("all", ofLengths(60, 60, 300))).toEqual([
      "too long: p90 of all is 300 lines, at most 180 allowed",
    ]);
    expect(overLimits("all", ofLengths(...Array(9).fill(60), 300))).toEqual([]);
  });

  it("names each measure that is passed, and the longest file", () => {
    expect(overLimits("all", ofLengths(61, 61, 301))).toEqual([
      "too long: median of all is 61 lines, at most 60 allowed",
      "too long: p90 of all is 301 lines, at most 180 allowed",
      "too long: max of all is 301 lines (of-301.ts), at most 300 allowed",
    ]);
  });
});
