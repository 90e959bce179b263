import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("does all of it, with a seed of its own, unless told otherwise", () => {
  const { isShort, seed, runs } = readOptions([]);
  expect({ isShort, runs }).toEqual({
    ...{ isShort: false, runs: ["history", "matrix", "rolling", "soak"] },
  });
  expect(seed).toBeGreaterThanOrEqual(0);
});

it("leaves the soak out of a short run, unless it was asked for", () => {
  expect(readOptions(["--short"]).runs).toEqual(["history", "matrix", "rolling"]);
  expect(readOptions(["--short", "--only", "soak", "--seed", "7"])).toEqual({
    ...{ isShort: true, seed: 7, runs: ["soak"] },
  });
});

it.each([["--seed", "x"], ["--only", "nothing"], ["--fast"]])("refuses %s %s", (...args) => {
  expect(() => readOptions(args)).toThrow();
});
