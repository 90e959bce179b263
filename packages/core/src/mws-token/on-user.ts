import type { MwsToken } from "@evergrant/db";
import type { Transition } from "./status-change.ts";
import { disable, NO_CANDIDATE, tellRenewed, UNCHANGED } from "./status-change.ts";

/** T30, T31, T66, T67. */
export function onSwitchedOff(token: MwsToken, now: Date): Transition {
  const candidate = token.candidateUntil === null ? {} : NO_CANDIDATE;
  if (token.status === "DISABLED") return { patch: candidate, events: [] };
  const { patch, events } = disable(token, "USER", now);
  return { patch: { ...patch, ...candidate }, events };
}

/** T32, T33. T34 is refused before it comes here, and changes nothing if it does. */
export function onDateRecorded(token: MwsToken, expiresAt: Date): Transition {
  const isSame = token.expiresAt?.getTime() === expiresAt.getTime();
  if (token.status === "DISABLED" || isSame) return UNCHANGED;
  const patch = { expiresAt, expirySource: "USER", warnedDays: null } as const;
  return { patch, events: [tellRenewed(token, patch)] };
}
