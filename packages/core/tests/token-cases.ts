import type { MwsToken } from "@evergrant/db";
import type { TokenInput } from "../src/mws-token/transition.ts";
import { DAY_MS, fromNow, HOUR_MS, MINUTE_MS, NEW_DATE, NOW } from "./token-fixture.ts";

/** How a row of §3 comes about: what its state is besides the words of *from*, and what happens at NOW. */
export interface TokenCase {
  given?: Partial<MwsToken>;
  input: TokenInput;
}

const pasted = {
  kind: "LWA_REFRESH_TOKEN",
  lastFour: "next",
  authorizedAt: null,
  expiresAt: null,
  expirySource: "UNKNOWN",
} as const;
const same = { ...pasted, lastFour: "last" };
const consented = { authorizedAt: NOW, expiresAt: NEW_DATE, expirySource: "TERM" } as const;
const invalidGrant = { kind: "revoked", code: "invalid_grant", others: "well" } as const;
const past = { expiresAt: NOW };

/** The inputs that rows, and the pairs that no row names, are made of. */
export const INPUTS = {
  verified: { kind: "verified" },
  undecided: { kind: "undecided" },
  revoked: invalidGrant,
  revokedByClient: { ...invalidGrant, code: "unauthorized_client" },
  revokedInIncident: { ...invalidGrant, others: "failing" },
  revokedUnsampled: { ...invalidGrant, others: "unknown" },
  inactive: { kind: "inactive" },
  switchedOff: { kind: "switchedOff" },
  newDate: { kind: "dateRecorded", expiresAt: NEW_DATE },
  sameDate: { kind: "dateRecorded", expiresAt: fromNow(100 * DAY_MS) },
  savedSame: { kind: "saved", sameString: true, pasted: same },
  savedSameNewDate: {
    kind: "saved",
    sameString: true,
    pasted: { ...same, expiresAt: NEW_DATE, expirySource: "USER" },
  },
  savedOther: { kind: "saved", sameString: false, pasted },
  consentedSame: { kind: "saved", sameString: true, pasted: { ...same, ...consented } },
  consentedOther: { kind: "saved", sameString: false, pasted: { ...pasted, ...consented } },
  tooEarly: { kind: "savedTooEarly", sameCandidate: false, pasted },
  tooEarlyAgain: { kind: "savedTooEarly", sameCandidate: true, pasted },
  candidateRefused: { kind: "candidateRefused" },
} as const satisfies Record<string, TokenInput>;

export type InputName = keyof typeof INPUTS;

export const TOKEN_CASES: Record<string, TokenCase> = {
  T10: { given: { expiresAt: fromNow(1) }, input: INPUTS.verified },
  T11: { given: past, input: INPUTS.verified },
  T12: { input: INPUTS.verified },
  T13: { input: INPUTS.verified },
  T14: { given: { lastVerifiedAt: fromNow(-DAY_MS + 1) }, input: INPUTS.undecided },
  T15: { given: { lastVerifiedAt: fromNow(-DAY_MS) }, input: INPUTS.undecided },
  T16: { given: past, input: INPUTS.undecided },
  T17: { given: { lastVerifiedAt: fromNow(-2 * DAY_MS) }, input: INPUTS.undecided },
  T18: { input: INPUTS.revoked },
  T19: { given: { firstRevokedAt: fromNow(-MINUTE_MS + 1) }, input: INPUTS.revoked },
  T20: { given: { expiresAt: fromNow(-MINUTE_MS + 1) }, input: INPUTS.revoked },
  T21: { given: { expiresAt: null, expirySource: "UNKNOWN" }, input: INPUTS.revoked },
  T22: { given: { expiresAt: fromNow(-MINUTE_MS) }, input: INPUTS.revoked },
  T23: { given: { expiresAt: fromNow(-HOUR_MS) }, input: INPUTS.revokedByClient },
  T24: { input: INPUTS.revokedInIncident },
  T26: { input: INPUTS.revokedUnsampled },
  T25: { input: INPUTS.inactive },
  T30: { input: INPUTS.switchedOff },
  T31: { input: INPUTS.switchedOff },
  T32: { input: INPUTS.newDate },
  T33: { input: INPUTS.sameDate },
  T40: { input: INPUTS.savedSame },
  T41: { input: INPUTS.savedOther },
  T42: { input: INPUTS.savedSameNewDate },
  T43: { input: INPUTS.savedSame },
  T44: { input: INPUTS.savedOther },
  T46: { input: INPUTS.savedSame },
  T47: { input: INPUTS.consentedSame },
  T48: { input: INPUTS.consentedOther },
  T49: { input: INPUTS.consentedOther },
  T50: { input: INPUTS.verified },
  T51: { input: INPUTS.verified },
  T52: { input: INPUTS.verified },
  T53: { input: INPUTS.verified },
  T54: { input: INPUTS.verified },
  T55: { input: INPUTS.verified },
  T56: { input: INPUTS.revoked },
  T57: { input: INPUTS.undecided },
  T58: { input: INPUTS.inactive },
};
