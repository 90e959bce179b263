import { readFileSync } from "node:fs";

const DOCUMENT = new URL("../../../docs/lifecycle.md", import.meta.url);

/** One row of the tables of §3 and §5. */
export interface LifecycleRow {
  id: string;
  from: string;
  on: string;
  to: string;
  events: string[];
}

/** A state in the document's words: `ENABLED, DEGRADED told` or `DISABLED (TOKEN), switches kept`. */
export interface WrittenState {
  /** `none`, `any` and `unchanged` stand here too. */
  status: string;
  /** What stands in brackets after the status. */
  detail: string | null;
  /** What follows, each in the document's words. */
  aspects: string[];
}

/** The rows of one section's table, in order. */
export function readLifecycleRows(section: 3 | 5): LifecycleRow[] {
  const text = readFileSync(DOCUMENT, "utf8");
  const [, body] = text.split(`\n## ${section}. `);
  const [chapter] = (body ?? "").split("\n## ");
  return (chapter ?? "")
    .split("\n")
    .filter((line) => /^\| [TA]\d\d /.test(line))
    .map(parseRow);
}

export function parseState(written: string): WrittenState {
  const [head = "", ...aspects] = written.split(", ");
  const [, status, detail] = /^(\w+)(?: \((\w+)\))?$/.exec(head) ?? [];
  if (status === undefined) throw new Error(`Not a state: ${written}`);
  return { status, detail: detail ?? null, aspects };
}

function parseRow(line: string): LifecycleRow {
  const cells = line.split("|").map((cell) => cell.trim());
  const [, id, from, on, to, events] = cells;
  if (!id || !from || !on || !to || events === undefined || cells.length !== 7)
    throw new Error(`Not a row of the lifecycle: ${line}`);
  return { id, from, on, to, events: events.split(" ").filter((event) => event !== "") };
}
