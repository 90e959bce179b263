import { expect, it } from "vitest";
import { nameStatement } from "./name-statement.ts";

it.each([
  ['SELECT 1 FROM "public"."Workspace" AS "t0" WHERE "id" = $1', "read Workspace"],
  [
    'WITH a AS (SELECT 1 FROM "DueWork" FOR UPDATE) UPDATE "DueWork" AS work SET "x" = 1 FROM a',
    "read DueWork; update DueWork",
  ],
  ['SELECT 1 FROM "A" LEFT JOIN "B" ON true LEFT JOIN "A" ON true', "read A, B"],
  ['INSERT INTO "A" VALUES (1) ON CONFLICT DO UPDATE SET "x" = 1', "insert A"],
  ['DELETE FROM "public"."A" WHERE true', "delete A"],
])("says of %s that it does: %s", (text, name) => {
  expect(nameStatement(text)).toBe(name);
});
