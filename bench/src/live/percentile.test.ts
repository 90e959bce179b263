import { expect, it } from "vitest";
import { percentile } from "./percentile.ts";

it("is one of the numbers, whatever their order", () => {
  const numbers = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(numbers, 0.99)).toBe(198);
  expect(percentile(numbers, 0.5)).toBe(100);
  expect(percentile([3], 0.99)).toBe(3);
  expect(percentile([], 0.99)).toBeNaN();
});
