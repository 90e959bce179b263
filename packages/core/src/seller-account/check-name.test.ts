import { expect, it } from "vitest";
import { checkName } from "./check-name.ts";

it("takes names that people write, without the space around them", () => {
  expect(checkName("  Müller & Söhne 😀 ")).toBe("Müller & Söhne 😀");
  expect(checkName("n".repeat(200))).toHaveLength(200);
});

it.each([
  ["nothing", " \u00a0 ", "is empty"],
  ["a line break", "a\nb", "control character"],
  ["a NUL", "a\0", "control character"],
  ["half an emoji", "😀".slice(0, 1), "half a character"],
  ["201 characters", "n".repeat(201), "longer than 200"],
])("refuses %s", (_name, name, reason) => {
  expect(() => checkName(name)).toThrow(reason);
});
