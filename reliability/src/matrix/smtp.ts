import type { Cell } from "./cell.ts";
import { SECOND_MS } from "./policy.ts";
import { MAIL_AWAY, WRONG_HTTP } from "./sights.ts";

const base = {
  dependency: "smtp",
  sees: { invite: MAIL_AWAY },
  hurts: ["invite"],
  lastsMs: 3 * SECOND_MS,
  isInShort: false,
} as const;

export const SMTP_CELLS: readonly Cell[] = [
  { ...base, name: "down", fault: { kind: "shut" }, isInShort: true },
  { ...base, name: "hangs", fault: { kind: "stall" }, lastsMs: 10 * SECOND_MS },
  // Late, and sent.
  { ...base, name: "slow", fault: { kind: "slow", ms: 200 }, hurts: [] },
  { ...base, name: "resets", fault: { kind: "reset" } },
  { ...base, name: "answers nonsense", fault: { kind: "garble", text: WRONG_HTTP } },
];
