import { expect, it } from "vitest";
import { openText, sealText } from "./sealed-text.ts";

const KEY = "ab".repeat(32);

it("opens what it sealed, and only with the same key", () => {
  const sealed = sealText(KEY, "refresh A1 3");
  expect(openText(KEY, sealed)).toBe("refresh A1 3");
  expect(openText("cd".repeat(32), sealed)).toBeNull();
});

it("opens nothing that was changed, cut, or added to", () => {
  const sealed = sealText(KEY, "refresh A1 3");
  const changed = `${sealed.slice(0, -2)}${sealed.at(-2) === "A" ? "B" : "A"}${sealed.at(-1)}`;
  for (const other of [changed, sealed.slice(0, -4), `${sealed}AAAA`, `${sealed} `, "", "Zm9v"]) {
    expect(openText(KEY, other)).toBeNull();
  }
});
