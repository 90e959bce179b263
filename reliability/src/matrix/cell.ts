import type { Fault } from "../proxy/fault.ts";

/** What people do, over and over, while something is at fault. */
export type UseName = "read" | "write" | "connect" | "verify" | "invite";

/** One dependency at fault in one way. */
export interface Cell {
  dependency: "database" | "redis" | "lwa" | "spApi" | "smtp" | "target";
  name: string;
  /** What its connections go through; restart: the server itself goes and comes. */
  fault: Fault | { kind: "restart" };
  /** How long it lasts: at least until calls that wait for it have been answered. */
  lastsMs: number;
  /** What whoever does it may see; those that are not named go on as ever. */
  sees: Partial<Record<UseName, RegExp>>;
  /** Which of these must have been seen besides "answered", so that the fault was one. */
  hurts: readonly UseName[];
  /** Whether what workers send there must have been held up by it; absent: they send nothing there. */
  delays?: boolean;
  /** Whether it is among the few of a short run. */
  isInShort: boolean;
}
