import { expect, it } from "vitest";
import { slopeAMinute } from "./slope.ts";

const at = (...values: number[]) => values.map((value, index) => ({ seconds: index * 30, value }));

it("tells how much a line grows in a minute", () => {
  expect(slopeAMinute(at(10, 11, 12, 13))).toBeCloseTo(2);
  expect(slopeAMinute(at(5, 5, 5))).toBe(0);
  expect(slopeAMinute(at(9, 6, 3))).toBeCloseTo(-6);
});

it("is not led astray by what goes up and down", () => {
  expect(Math.abs(slopeAMinute(at(5, 9, 5, 9, 5, 9, 5)))).toBeLessThan(0.1);
});

it("is none of nothing", () => {
  expect(slopeAMinute([])).toBe(0);
  expect(slopeAMinute(at(7))).toBe(0);
});
