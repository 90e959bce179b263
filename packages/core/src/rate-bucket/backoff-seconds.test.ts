import { expect, it } from "vitest";
import { backoffSeconds } from "./backoff-seconds.ts";
import { BACKOFF_FIRST_SECONDS, BACKOFF_LAST_SECONDS, RETRY_AFTER_MAX_SECONDS } from "./policy.ts";

const almostOne = () => 1 - Number.EPSILON;

it("has a ceiling that doubles up to the last", () => {
  const ceilings = [0, 1, 2, 3].map((refusals) => Math.round(backoffSeconds(refusals, almostOne)));
  expect(ceilings).toEqual([1, 2, 4, 8].map((times) => times * BACKOFF_FIRST_SECONDS));
  for (const refusals of [20, 2_000])
    expect(backoffSeconds(refusals, almostOne)).toBeCloseTo(BACKOFF_LAST_SECONDS);
});

it("is anything below its ceiling", () => {
  expect(backoffSeconds(3, () => 0)).toBe(0);
  expect(backoffSeconds(3, () => 0.25)).toBe(4);
});

it("is no shorter than Amazon asks for", () => {
  expect(backoffSeconds(0, () => 0, 17)).toBe(17);
  expect(backoffSeconds(20, () => 0.5, 17)).toBe(BACKOFF_LAST_SECONDS / 2);
  expect(backoffSeconds(0, () => 0, 999_999_999)).toBe(RETRY_AFTER_MAX_SECONDS);
});
