import type { Cell } from "./cell.ts";
import { SECOND_MS } from "./policy.ts";
import { DATABASE_AWAY, WRONG_BYTES } from "./sights.ts";

const all = { read: DATABASE_AWAY, write: DATABASE_AWAY };
const base = { dependency: "database", sees: all, hurts: ["read", "write"] } as const;

export const POSTGRES_CELLS: readonly Cell[] = [
  { ...base, name: "down", fault: { kind: "shut" }, lastsMs: 3 * SECOND_MS, isInShort: true },
  { ...base, name: "hangs", fault: { kind: "stall" }, lastsMs: 12 * SECOND_MS, isInShort: true },
  {
    ...{ ...base, name: "slow", fault: { kind: "slow", ms: 150 }, lastsMs: 5 * SECOND_MS },
    // Late, and answered.
    ...{ hurts: [], isInShort: false },
  },
  { ...base, name: "resets", fault: { kind: "reset" }, lastsMs: 3 * SECOND_MS, isInShort: false },
  {
    ...{ ...base, name: "answers nonsense", fault: { kind: "garble", text: WRONG_BYTES } },
    ...{ lastsMs: 3 * SECOND_MS, isInShort: false },
  },
  { ...base, name: "restarts", fault: { kind: "restart" }, lastsMs: 0, isInShort: false },
];
