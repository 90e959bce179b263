/** What a proxy does to the connections that go through it. */
export type Fault =
  /** Nothing: the network is well. */
  | { kind: "pass" }
  /** Whoever listens is gone: what is open is reset, and so is whoever comes. */
  | { kind: "shut" }
  /** Every piece arrives so much later, in both directions. */
  | { kind: "slow"; ms: number }
  /** Nothing arrives any more, and nobody is told: what was sent arrives when this is over. */
  | { kind: "stall" }
  /** Requests arrive; the first piece of an answer resets the connection instead. */
  | { kind: "reset" }
  /** Requests arrive; instead of an answer something else comes, and that is all. */
  | { kind: "garble"; text: string };

export const PASS: Fault = { kind: "pass" };
