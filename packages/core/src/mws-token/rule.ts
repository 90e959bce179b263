import type { MwsToken, MwsTokenDisabledReason } from "@evergrant/db";
import { CONFIRM_AFTER_MS, DEGRADED_AFTER_MS } from "./policy.ts";
import { isPastDate } from "./status-change.ts";
import type { TokenInput } from "./transition.ts";

const VERIFIED_WHILE_DISABLED: Record<MwsTokenDisabledReason, string> = {
  EXPIRED: "T50",
  REVOKED: "T51",
  INVALID: "T52",
  UNKNOWN: "T53",
  SELLER_INACTIVE: "T54",
  USER: "T55",
};

/** The row of docs/lifecycle.md §3 that speaks of a state and an input; the most specific where several do. */
export function ruleOf(token: MwsToken, input: TokenInput, now: Date): string | null {
  const isDisabled = token.status === "DISABLED";
  const isPending = token.candidateUntil !== null;
  switch (input.kind) {
    case "verified":
      return ruleOfVerified(token, now);
    case "undecided":
      return isDisabled ? "T57" : ruleOfUndecided(token, now);
    case "revoked":
      return isDisabled ? "T56" : ruleOfRevoked(token, input, now);
    case "inactive":
      return isDisabled ? "T58" : "T25";
    case "switchedOff":
      if (isPending) return isDisabled ? "T67" : "T66";
      return isDisabled ? "T31" : "T30";
    case "dateRecorded":
      if (isDisabled) return "T34";
      return token.expiresAt?.getTime() === input.expiresAt.getTime() ? "T33" : "T32";
    case "saved":
      return ruleOfSaved(token, input, now);
    case "savedTooEarly":
      if (isPending && input.sameCandidate) return "T69";
      return isDisabled ? "T61" : "T60";
    case "candidateRefused":
      if (!isPending) return null;
      return isDisabled ? "T65" : "T64";
  }
}

function ruleOfVerified(token: MwsToken, now: Date): string {
  if (token.disabledReason !== null) return VERIFIED_WHILE_DISABLED[token.disabledReason];
  if (isPastDate(token, now)) return "T11";
  if (token.degradedTold) return "T13";
  return token.degradedAt === null ? "T10" : "T12";
}

function ruleOfUndecided(token: MwsToken, now: Date): string {
  if (token.degradedTold) return "T17";
  if (isPastDate(token, now)) return "T16";
  const { lastVerifiedAt } = token;
  const isOld =
    lastVerifiedAt === null || now.getTime() - lastVerifiedAt.getTime() >= DEGRADED_AFTER_MS;
  return isOld ? "T15" : "T14";
}

function ruleOfRevoked(
  token: MwsToken,
  { code, others }: Extract<TokenInput, { kind: "revoked" }>,
  now: Date,
): string {
  const first = token.firstRevokedAt;
  if (first === null) return "T18";
  if (now.getTime() - first.getTime() < CONFIRM_AFTER_MS) return "T19";
  if (others === "failing") return "T24";
  if (others === "unknown") return "T26";
  if (code === "unauthorized_client") return "T23";
  if (token.expiresAt === null) return "T21";
  return isPastDate(token, first) ? "T22" : "T20";
}

function ruleOfSaved(
  token: MwsToken,
  { sameString, pasted }: Extract<TokenInput, { kind: "saved" }>,
  now: Date,
): string {
  const isDisabled = token.status === "DISABLED";
  const isConsent = pasted.expirySource === "TERM";
  if (token.candidateUntil !== null && !sameString) {
    if (isDisabled) return "T63";
    // Of a candidate no more is known in the clear.
    return token.candidateLastFour === pasted.lastFour ? "T62" : "T68";
  }
  if (!sameString) {
    if (isDisabled) return isConsent ? "T49" : "T44";
    return isConsent ? "T48" : "T41";
  }
  if (isDisabled) return "T43";
  const isRedated =
    pasted.expiresAt !== null && pasted.expiresAt.getTime() !== token.expiresAt?.getTime();
  if (isRedated) return isConsent ? "T47" : "T42";
  if (token.degradedTold) return "T46";
  return isPastDate(token, now) ? "T11" : "T40";
}
