import { expect, it } from "vitest";
import { BadInputError } from "../errors.ts";
import { checkEmail } from "./check-email.ts";

it("keeps an address in lower case", () => {
  expect(checkEmail(" Ann.Lee+eg@Example.co.UK ")).toBe("ann.lee+eg@example.co.uk");
});

const host = `@${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(57)}.com`;

it("takes an address of 254 characters, and none of 255", () => {
  expect(checkEmail(`${"n".repeat(64)}${host}`)).toHaveLength(254);
  expect(() => checkEmail(`${"n".repeat(64)}${host}m`)).toThrow(BadInputError);
});

it.each(["", "ann", "ann@", "@example.com", "ann@localhost", "a b@example.com", "ann@-a.com"])(
  "refuses %j",
  (text) => {
    expect(() => checkEmail(text)).toThrow(BadInputError);
  },
);

it("refuses what would begin another header of a mail", () => {
  expect(() => checkEmail("ann@example.com\r\nBcc: all@example.com")).toThrow(BadInputError);
});
