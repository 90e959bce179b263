import { expect, it } from "vitest";
import { findDisorder } from "./find-disorder.ts";

const told = [
  { number: 1, beganAt: 0, doneAt: 5 },
  { number: 2, beganAt: 3, doneAt: 8 },
  { number: 3, beganAt: 9, doneAt: 12 },
];

it("finds nothing where each is seen once and in an order of commits", () => {
  expect(findDisorder(told, [1, 2, 3])).toEqual([]);
  expect(findDisorder(told, [2, 1, 3])).toEqual([]);
});

it("finds what is lost, repeated, made up and out of order", () => {
  expect(findDisorder(told, [1, 3])).toEqual(["2 was committed and never seen"]);
  expect(findDisorder(told, [1, 2, 2, 3])).toEqual(["2 was seen 2 times"]);
  expect(findDisorder(told, [1, 2, 3, 4])).toEqual(["4 was seen and never committed"]);
  expect(findDisorder(told, [1, 3, 2])).toEqual([
    "3 stands before one that was committed before it was begun",
  ]);
});
