import type { ExpirySource, MwsToken, MwsTokenKind } from "@evergrant/db";
import { onVerified, outlivedDates } from "./on-probed.ts";
import { CANDIDATE_LIFE_MS } from "./policy.ts";
import type { Transition } from "./status-change.ts";
import { CONFIRMED, enable, NO_CANDIDATE, tell, tellRenewed, UNCHANGED } from "./status-change.ts";

/** The dates that came with a string, and from where. */
export interface SavedDates {
  authorizedAt: Date | null;
  expiresAt: Date | null;
  /** UNKNOWN without `expiresAt`. */
  expirySource: ExpirySource;
}

/** A string that is saved, as far as it may be remembered in the clear. */
export interface Pasted extends SavedDates {
  kind: MwsTokenKind;
  lastFour: string;
}

/** T40 to T49, T62, T63, T68: the string verified. */
export function onSaved(
  token: MwsToken,
  { sameString, pasted }: { sameString: boolean; pasted: Pasted },
  now: Date,
): Transition {
  const patch = {
    ...(sameString ? sameStringDates(token, pasted, now) : newString(pasted)),
    ...(token.candidateUntil === null ? {} : NO_CANDIDATE),
  };
  if (token.status === "DISABLED") return enable(token, patch, now);
  if (!sameString)
    return {
      patch: { ...CONFIRMED, ...patch, lastVerifiedAt: now },
      events: [tellRenewed(token, patch)],
    };
  const isRedated = hasNewDate(token, pasted);
  const confirmed = onVerified(isRedated ? { ...token, expiresAt: null } : token, now);
  return {
    patch: { ...confirmed.patch, ...patch },
    events: [...(isRedated ? [tellRenewed(token, patch)] : []), ...confirmed.events],
  };
}

/** T60, T61, T69: LWA exchanges the string, SP-API does not accept it yet. */
export function onSavedTooEarly(
  token: MwsToken,
  { sameCandidate, pasted }: { sameCandidate: boolean; pasted: Pasted },
  now: Date,
): Transition {
  if (token.candidateUntil !== null && sameCandidate) return UNCHANGED;
  const until = new Date(now.getTime() + CANDIDATE_LIFE_MS);
  return {
    patch: {
      candidateKind: pasted.kind,
      candidateLastFour: pasted.lastFour,
      candidateAuthorizedAt: pasted.authorizedAt,
      candidateExpiresAt: pasted.expiresAt,
      candidateExpirySource: pasted.expirySource,
      candidateUntil: until,
    },
    events: [tell(token, "TOKEN_PENDING", { until: until.toISOString() })],
  };
}

/** T64, T65. */
export function onCandidateRefused(token: MwsToken): Transition {
  if (token.candidateUntil === null) return UNCHANGED;
  return { patch: NO_CANDIDATE, events: [tell(token, "TOKEN_REJECTED")] };
}

function newString(pasted: Pasted): Partial<MwsToken> {
  const { kind, lastFour, authorizedAt, expiresAt, expirySource } = pasted;
  return { kind, lastFour, authorizedAt, expiresAt, expirySource, warnedDays: null };
}

function sameStringDates(token: MwsToken, pasted: Pasted, now: Date): Partial<MwsToken> {
  const { authorizedAt, expiresAt, expirySource } = pasted;
  const authorized = authorizedAt === null ? {} : { authorizedAt };
  if (hasNewDate(token, pasted))
    return { ...authorized, expiresAt, expirySource, warnedDays: null };
  return { ...authorized, ...outlivedDates(token, now) };
}

function hasNewDate(token: MwsToken, { expiresAt }: Pasted): boolean {
  return expiresAt !== null && expiresAt.getTime() !== token.expiresAt?.getTime();
}
