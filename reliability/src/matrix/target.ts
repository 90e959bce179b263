import type { Cell } from "./cell.ts";
import { SECOND_MS } from "./policy.ts";
import { WRONG_HTTP } from "./sights.ts";

/** People see nothing of it: what is to be posted waits. */
const base = {
  dependency: "target",
  sees: {},
  hurts: [],
  delays: true,
  lastsMs: 3 * SECOND_MS,
  isInShort: false,
} as const;

export const TARGET_CELLS: readonly Cell[] = [
  { ...base, name: "down", fault: { kind: "shut" }, isInShort: true },
  { ...base, name: "hangs", fault: { kind: "stall" }, lastsMs: 12 * SECOND_MS },
  // Late, and posted.
  { ...base, name: "slow", fault: { kind: "slow", ms: 300 }, delays: false },
  { ...base, name: "resets", fault: { kind: "reset" } },
  { ...base, name: "answers nonsense", fault: { kind: "garble", text: WRONG_HTTP } },
];
