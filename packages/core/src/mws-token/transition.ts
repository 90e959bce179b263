import type { MwsToken } from "@evergrant/db";
import type { Others } from "../incident/ask-others.ts";
import { onInactive, onRevoked, onUndecided, onVerified } from "./on-probed.ts";
import { onCandidateRefused, onSaved, onSavedTooEarly, type Pasted } from "./on-saved.ts";
import { onDateRecorded, onSwitchedOff } from "./on-user.ts";
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

/** The state machine of §3: pure, total, and the only place that decides what a token becomes. */
export function transition(token: MwsToken, input: TokenInput, now: Date): Transition {
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
