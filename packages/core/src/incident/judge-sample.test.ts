import { expect, it } from "vitest";
import { judgeSample } from "./judge-sample.ts";

it.each([
  ["nobody to ask", 0, 0, 0, "tooFew"],
  ["two, both refused", 2, 2, 2, "tooFew"],
  ["three, all refused", 3, 3, 3, "outage"],
  ["three, one of them accepted", 3, 3, 2, "clean"],
  ["exactly three of twenty", 20, 20, 3, "outage"],
  ["two of twenty", 20, 20, 2, "clean"],
  ["exactly ten per cent", 30, 30, 3, "outage"],
  ["three, and less than ten per cent", 31, 31, 3, "clean"],
  ["nine per cent", 100, 100, 9, "clean"],
  ["ten per cent of a hundred", 100, 100, 10, "outage"],
  ["nothing could be asked", 20, 0, 0, "undecided"],
  ["two could be asked", 20, 2, 2, "undecided"],
  ["three could be asked, and were refused", 20, 3, 3, "outage"],
  ["three could be asked, and were accepted", 20, 3, 0, "clean"],
] as const)("says of a sample: %s", (_what, asked, decided, refused, verdict) => {
  expect(judgeSample({ asked, decided, refused })).toBe(verdict);
});
