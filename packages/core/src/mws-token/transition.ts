import type { MwsToken } from "@evergrant/db";
import type { Others } from "../incident/ask-others.ts";
import { onInactive, onRevoked, onUndecided, onVerified } from "./on-probed.ts";
import { onCandidateRefused, onSaved, onSavedTooEarly, type Pasted } from "./on-saved.ts";
import { onDateRecorded, onSwitchedOff } from "./on-user.ts";
import { ruleOf } from "./rule.ts";
import type { Transition } from "./status-change.ts";

/** What can happen to a token (docs/lifecycle.md §3, column *on*). */
export type TokenInput =
  | { kind: "verified" }
  | { kind: "undecided" }
  | { kind: "revoked"; code: string; others: Others }
  | { kind: "inactive" }
  | { kind: "switchedOff" }
  | { kind: "dateRecorded"; expiresAt: Date }
  | { kind: "saved"; sameString: boolean; pasted: Pasted }
  | { kind: "savedTooEarly"; sameCandidate: boolean; pasted: Pasted }
  | { kind: "candidateRefused" };

/**
 * The state machine of §3: pure, total, and the only place that decides what a token becomes. Each event
 * carries the row that it follows.
 */
export function transition(token: MwsToken, input: TokenInput, now: Date): Transition {
  const { patch, events } = decide(token, input, now);
  const rule = ruleOf(token, input, now);
  return {
    patch,
    events: events.map((event) => {
      const isRecovery = event.type === "TOKEN_RECOVERED";
      const recoveredBy = input.kind === "saved" ? "T46" : "T13";
      return { ...event, data: { ...event.data, rule: isRecovery ? recoveredBy : rule } };
    }),
  };
}

function decide(token: MwsToken, input: TokenInput, now: Date): Transition {
  switch (input.kind) {
    case "verified":
      return onVerified(token, now);
    case "undecided":
      return onUndecided(token, now);
    case "revoked":
      return onRevoked(token, input, now);
    case "inactive":
      return onInactive(token, now);
    case "switchedOff":
      return onSwitchedOff(token, now);
    case "dateRecorded":
      return onDateRecorded(token, input.expiresAt);
    case "saved":
      return onSaved(token, input, now);
    case "savedTooEarly":
      return onSavedTooEarly(token, input, now);
    case "candidateRefused":
      return onCandidateRefused(token);
  }
}
