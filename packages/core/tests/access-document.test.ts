import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { writeOperationTable, writeScopeTable } from "../src/access/write-table.ts";

const document = readFileSync(new URL("../../../docs/access.md", import.meta.url), "utf8");

it.each([
  ["operations", writeOperationTable()],
  ["scopes", writeScopeTable()],
])("docs/access.md shows the table of %s that the checks go by", (_name, table) => {
  expect(document).toContain(`\n${table}\n`);
});
