import { expect, it } from "vitest";
import { countOf } from "./count-of.ts";

it.each([
  [0, "0 days"],
  [1, "1 day"],
  [2, "2 days"],
])("counts %s for people", (count, said) => {
  expect(countOf(count, "day")).toBe(said);
});
