import type { Cell } from "./cell.ts";
import { SECOND_MS } from "./policy.ts";
import { ANSWERED, WRONG_HTTP } from "./sights.ts";

/** Invitations are answered all the same: their mails wait in the outbox. */
const base = {
  dependency: "smtp",
  sees: { invite: ANSWERED },
  hurts: [],
  delays: true,
  lastsMs: 3 * SECOND_MS,
  isInShort: false,
} as const;

export const SMTP_CELLS: readonly Cell[] = [
  { ...base, name: "down", fault: { kind: "shut" }, isInShort: true },
  { ...base, name: "hangs", fault: { kind: "stall" }, lastsMs: 10 * SECOND_MS },
  // Late, and sent.
  { ...base, name: "slow", fault: { kind: "slow", ms: 200 }, delays: false },
  { ...base, name: "resets", fault: { kind: "reset" } },
  { ...base, name: "answers nonsense", fault: { kind: "garble", text: WRONG_HTTP } },
];
