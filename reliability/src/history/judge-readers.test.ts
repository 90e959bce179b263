import { expect, it } from "vitest";
import { judgeReader } from "./judge-readers.ts";

const LOG = ["a", "b", "c"];
const WELL = { missed: [], repeated: [], strangers: [], isInOrder: true };

it.each([
  ["all of it, once and in order", ["a", "b", "c"], WELL],
  ["one missed", ["a", "c"], { ...WELL, missed: ["b"] }],
  ["one twice", ["a", "b", "b", "c"], { ...WELL, repeated: ["b"], isInOrder: false }],
  ["another order", ["a", "c", "b"], { ...WELL, isInOrder: false }],
  ["one of nobody's", ["a", "b", "c", "d"], { ...WELL, strangers: ["d"], isInOrder: false }],
])("sees %s", (_what, seen, verdict) => {
  expect(judgeReader(seen, LOG)).toEqual(verdict);
});
