import { CLASSIFICATION_TABLE } from "../src/classification-table.ts";
import { OPERATIONS } from "../src/operations.ts";

/** The tables of docs/amazon.md, as the code has them. */
export const DOCUMENT_TABLES: Readonly<Record<string, string>> = {
  classes: writeTable(
    ["row", "class", "sure", "why"],
    CLASSIFICATION_TABLE.map((row) => [`\`${row.id}\``, `\`${row.class}\``, row.sure, row.why]),
  ),
  rates: writeTable(
    ["operation", "a second", "at once", "whose", "sure"],
    Object.entries(OPERATIONS).map(([name, { ratePerSecond, burst, whose, sure }]) => [
      `\`${name}\``,
      String(ratePerSecond),
      String(burst),
      whose,
      sure,
    ]),
  ),
};

function writeTable(head: string[], rows: string[][]): string {
  const write = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [write(head), write(head.map(() => "---")), ...rows.map(write)].join("\n");
}
