import { expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";

it("doubles with each failure, up to a limit", () => {
  expect([0, 1, 2, 50].map((failures) => backoffMs(failures, 1))).toEqual([250, 500, 1_000, 5_000]);
});

it("spreads clients over half of the time", () => {
  expect(backoffMs(0, 0)).toBe(125);
  expect(backoffMs(0, 0.5)).toBe(187.5);
});
