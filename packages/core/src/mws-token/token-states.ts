import type { MwsToken } from "@evergrant/db";
import { changedStates, stateOf } from "../event/changed-states.ts";
import type { EventData } from "../event/new-event.ts";
import { verificationOf } from "./verification.ts";

/** What an audit needs of a token: all that is shown of it, and what its next state depends on. */
const NAMES = [
  ...["status", "disabledReason", "verification", "kind", "lastFour"],
  ...["authorizedAt", "expiresAt", "expirySource", "degradedAt", "firstRevokedAt", "warnedDays"],
  ...["candidateKind", "candidateLastFour", "candidateAuthorizedAt"],
  ...["candidateExpiresAt", "candidateExpirySource", "candidateUntil"],
] as const;

/** What a patch changes of a token, before and after. */
export function tokenStates(token: MwsToken, patch: Partial<MwsToken>) {
  const next = { ...token, ...patch };
  return changedStates(
    { ...token, verification: verificationOf(token) },
    { ...patch, verification: verificationOf(next) },
    NAMES,
  );
}

/** A token that is new. */
export function firstState(token: MwsToken): EventData {
  const names = [
    "status",
    "kind",
    "lastFour",
    "authorizedAt",
    "expiresAt",
    "expirySource",
  ] as const;
  return stateOf(token, names);
}
