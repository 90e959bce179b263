import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DOCUMENT_TABLES } from "./document-tables.ts";

const PATH = join(import.meta.dirname, "../../../docs/amazon.md");

for (const [name, table] of Object.entries(DOCUMENT_TABLES)) {
  it(`docs/amazon.md has the table of ${name} as it is in the code`, async () => {
    const text = await readFile(PATH, "utf8");
    const [, written] = text.split(new RegExp(`<!-- /?${name} -->\n`));
    expect(written?.trim()).toBe(table);
  });
}
