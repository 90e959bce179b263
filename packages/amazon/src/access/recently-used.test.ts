import { expect, it } from "vitest";
import { createRecentlyUsed } from "./recently-used.ts";

it("holds no more than its limit: those that were read or written last", () => {
  const entries = createRecentlyUsed<number>(3);
  for (const key of ["a", "b", "c"]) entries.set(key, 1);
  entries.get("a");
  entries.set("b", 2);
  entries.set("d", 4);
  expect(entries.size).toBe(3);
  expect(["a", "b", "c", "d"].map((key) => entries.get(key))).toEqual([1, 2, undefined, 4]);
});

it("forgets what is deleted", () => {
  const entries = createRecentlyUsed<number>(3);
  entries.set("a", 1);
  entries.delete("a");
  expect(entries.get("a")).toBeUndefined();
  expect(entries.size).toBe(0);
});
