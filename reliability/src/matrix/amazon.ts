import type { Cell } from "./cell.ts";
import { SECOND_MS } from "./policy.ts";
import { AMAZON_AWAY, WRONG_HTTP } from "./sights.ts";

const sees = { connect: AMAZON_AWAY, verify: AMAZON_AWAY };
const short = 4 * SECOND_MS;
/** Longer than a save may take. */
const long = 11 * SECOND_MS;

function cellsOf(dependency: "lwa" | "spApi", inShort: string): Cell[] {
  const base = { dependency, sees, hurts: ["connect"] as const, lastsMs: short };
  const cells: Omit<Cell, "isInShort">[] = [
    { ...base, name: "down", fault: { kind: "shut" } },
    { ...base, name: "hangs", fault: { kind: "stall" }, lastsMs: long },
    // Late, and answered.
    { ...base, name: "slow", fault: { kind: "slow", ms: 400 }, hurts: [] },
    { ...base, name: "resets", fault: { kind: "reset" } },
    { ...base, name: "answers nonsense", fault: { kind: "garble", text: WRONG_HTTP } },
  ];
  return cells.map((cell) => ({ ...cell, isInShort: cell.name === inShort }));
}

export const AMAZON_CELLS: readonly Cell[] = [
  ...cellsOf("lwa", "resets"),
  ...cellsOf("spApi", "answers nonsense"),
];
