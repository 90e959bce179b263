import { expect, it } from "vitest";
import { parseKeyRing } from "./parse-key-ring.ts";

const KEY = Buffer.alloc(32, 1).toString("base64");

it("reads numbered keys, the newest first", () => {
  expect(parseKeyRing(`7:${KEY}, 3:${KEY}`).map(({ id }) => id)).toEqual([7, 3]);
});

it.each([
  ["nothing", ""],
  ["no number", KEY],
  ["a number above a byte", `256:${KEY}`],
  ["a short key", `1:${Buffer.alloc(31, 1).toString("base64")}`],
  ["a number twice", `1:${KEY},1:${KEY}`],
])("refuses %s", (_what, text) => {
  expect(() => parseKeyRing(text)).toThrow();
});
