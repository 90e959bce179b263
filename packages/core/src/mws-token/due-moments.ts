import { createHash } from "node:crypto";
import type { DueKind, MwsToken } from "@evergrant/db";
import {
  BACKOFF_FIRST_MS,
  BACKOFF_LAST_MS,
  CANDIDATE_RETRY_MS,
  CONFIRM_AFTER_MS,
  DAY_MS,
  PROBE_INTERVAL_MS,
  PROBE_SPREAD_MS,
} from "./policy.ts";
import { isPastDate } from "./status-change.ts";
import { untoldStage } from "./warning.ts";

export type DueMoments = Partial<Record<DueKind, Date>>;

/** When something is next to be done about a token (docs/lifecycle.md §4, §7). */
export function dueMoments(token: MwsToken, warningDays: readonly number[], now: Date): DueMoments {
  const isEnabled = token.status === "ENABLED";
  const isDoubted = isEnabled && (token.failedProbes > 0 || isPastDate(token, now));
  return {
    ...(isEnabled ? warningMoment(token, warningDays, now) : {}),
    ...(isEnabled && token.expiresAt !== null && token.expiresAt > now
      ? { EXPIRY: token.expiresAt }
      : {}),
    ...(isDoubted ? { CONFIRM: confirmMoment(token, now) } : {}),
    ...(token.candidateUntil === null
      ? {}
      : { CANDIDATE: candidateMoment(token.candidateUntil, now) }),
    ...(isDoubted || token.disabledReason === "USER" ? {} : { PROBE: probeMoment(token, now) }),
  };
}

function warningMoment(token: MwsToken, warningDays: readonly number[], now: Date): DueMoments {
  if (token.expiresAt === null || token.expiresAt <= now) return {};
  if (untoldStage(token, warningDays, now) !== null) return { WARNING: now };
  const moments = warningDays
    .filter((days) => token.warnedDays === null || days < token.warnedDays)
    .map((days) => Number(token.expiresAt) - days * DAY_MS)
    .filter((moment) => moment > now.getTime());
  return moments.length === 0 ? {} : { WARNING: new Date(Math.min(...moments)) };
}

function confirmMoment(token: MwsToken, now: Date): Date {
  const doubled = BACKOFF_FIRST_MS * 2 ** Math.max(0, Math.min(token.failedProbes, 10) - 1);
  const backoff = Math.min(doubled, BACKOFF_LAST_MS);
  if (token.firstRevokedAt === null) return new Date(now.getTime() + backoff);
  const confirms = token.firstRevokedAt.getTime() + CONFIRM_AFTER_MS;
  return new Date(confirms > now.getTime() ? confirms : now.getTime() + backoff);
}

function candidateMoment(until: Date, now: Date): Date {
  return new Date(Math.min(until.getTime(), now.getTime() + CANDIDATE_RETRY_MS));
}

/** From the last success, so that nothing a user does meanwhile puts it off; spread by the token's id. */
function probeMoment(token: MwsToken, now: Date): Date {
  const share = createHash("sha256").update(token.id).digest().readUInt32BE(0) / 2 ** 32;
  const interval = PROBE_INTERVAL_MS + Math.floor(share * PROBE_SPREAD_MS);
  const from = token.status === "ENABLED" ? (token.lastVerifiedAt ?? now) : now;
  return new Date(Math.max(from.getTime() + interval, now.getTime()));
}
