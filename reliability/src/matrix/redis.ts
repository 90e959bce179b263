import type { Cell } from "./cell.ts";
import { SECOND_MS } from "./policy.ts";

/** Nothing waits for Redis: whatever it does, people see nothing of it. */
const base = { dependency: "redis", sees: {}, hurts: [], lastsMs: 3 * SECOND_MS } as const;

export const REDIS_CELLS: readonly Cell[] = [
  { ...base, name: "down", fault: { kind: "shut" }, isInShort: false },
  { ...base, name: "hangs", fault: { kind: "stall" }, isInShort: true },
  { ...base, name: "slow", fault: { kind: "slow", ms: 500 }, isInShort: false },
  { ...base, name: "resets", fault: { kind: "reset" }, isInShort: false },
  {
    ...base,
    name: "answers nonsense",
    fault: { kind: "garble", text: "+42\r\n$-1\r\n:99\r\n" },
    isInShort: false,
  },
];
