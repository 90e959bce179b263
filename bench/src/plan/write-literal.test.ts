import { expect, it } from "vitest";
import { writeLiteral } from "./write-literal.ts";

it.each([
  [null, "text", "NULL"],
  ["it's \\", "text", "'it''s \\'"],
  [100, "integer", "'100'"],
  [new Date("2026-03-01T12:00:00Z"), "timestamp with time zone", "'2026-03-01T12:00:00.000Z'"],
  ["aGk=", "bytea", "'\\x6869'"],
  [['a"b', "c\\d", null], "text[]", `'{"a\\"b","c\\\\d",NULL}'`],
  [{ from: "ENABLED" }, "jsonb", `'{"from":"ENABLED"}'`],
])("writes %j as %s", (value, type, literal) => {
  expect(writeLiteral(value, type)).toBe(literal);
});
