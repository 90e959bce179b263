import type { MwsToken } from "@evergrant/db";
import type { WrittenState } from "./lifecycle-document.ts";

export const NOW = new Date("2026-03-01T12:00:00.000Z");
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export function fromNow(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

/** The date that is recorded or given anew. */
export const NEW_DATE = fromNow(365 * DAY_MS);

/** What each aspect of a state means for a row; `ENABLED, revoked once` is confirmed by a refusal at NOW. */
const ASPECTS: Record<string, Partial<MwsToken>> = {
  DEGRADED: { degradedAt: fromNow(-HOUR_MS), failedProbes: 1 },
  "DEGRADED told": { degradedAt: fromNow(-HOUR_MS), degradedTold: true, failedProbes: 3 },
  "revoked once": {
    degradedAt: fromNow(-MINUTE_MS),
    firstRevokedAt: fromNow(-MINUTE_MS),
    failedProbes: 1,
  },
  PENDING: {
    candidateKind: "LWA_REFRESH_TOKEN",
    candidateLastFour: "cand",
    candidateUntil: fromNow(30 * MINUTE_MS),
  },
};

const REASONS = ["EXPIRED", "REVOKED", "SELLER_INACTIVE", "INVALID", "USER", "UNKNOWN"] as const;

/** A token row in a state of the document: verified an hour ago, its date a hundred days off. */
export function makeToken({ status, detail, aspects }: WrittenState): MwsToken {
  const isDisabled = status === "DISABLED";
  const reason = REASONS.find((known) => known === (detail ?? "REVOKED")) ?? null;
  const token: MwsToken = {
    workspaceId: "01900000-0000-7000-8000-000000000001",
    id: "01900000-0000-7000-8000-000000000002",
    sellerAccountId: "01900000-0000-7000-8000-000000000003",
    status: isDisabled ? "DISABLED" : "ENABLED",
    disabledReason: isDisabled ? reason : null,
    kind: "LWA_REFRESH_TOKEN",
    lastFour: "last",
    authorizedAt: null,
    expiresAt: fromNow(100 * DAY_MS),
    expirySource: "USER",
    statusChangedAt: fromNow(-10 * DAY_MS),
    lastVerifiedAt: fromNow(-HOUR_MS),
    degradedAt: null,
    degradedTold: false,
    firstRevokedAt: null,
    failedProbes: 0,
    warnedDays: null,
    candidateKind: null,
    candidateLastFour: null,
    candidateAuthorizedAt: null,
    candidateExpiresAt: null,
    candidateExpirySource: null,
    candidateUntil: null,
    version: 7,
  };
  return Object.assign(token, ...aspects.map(aspectPatch));
}

function aspectPatch(aspect: string): Partial<MwsToken> {
  const patch = ASPECTS[aspect];
  if (patch === undefined) throw new Error(`No such aspect of a token's state: ${aspect}`);
  return patch;
}
