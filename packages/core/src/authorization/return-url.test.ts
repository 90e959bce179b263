import { expect, it } from "vitest";
import { BadInputError } from "../errors.ts";
import { checkReturnUrl } from "./return-url.ts";

const deps = { publicUrl: () => "https://evergrant.test/", returnOrigins: ["https://tool.test"] };

it.each(["https://evergrant.test/done", "https://tool.test/accounts?id=7#token"])(
  "allows %s",
  (url) => {
    expect(checkReturnUrl(deps, url)).toBe(url);
  },
);

it.each([
  "https://evil.test/",
  "http://tool.test/",
  "https://tool.test:8443/",
  "https://tool.test.evil.test/",
  "https://tool.test@evil.test/",
  "https://user:password@tool.test/",
  "javascript:alert(1)//https://tool.test",
  "data:text/html,x",
  "/relative",
  "//tool.test/",
  "",
  `https://tool.test/${"x".repeat(2_000)}`,
])("refuses %s", (url) => {
  expect(() => checkReturnUrl(deps, url)).toThrow(BadInputError);
});
