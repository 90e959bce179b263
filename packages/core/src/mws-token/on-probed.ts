import type { MwsToken } from "@evergrant/db";
import type { Others } from "../incident/ask-others.ts";
import { CONFIRM_AFTER_MS, DEGRADED_AFTER_MS } from "./policy.ts";
import type { Transition } from "./status-change.ts";
import {
  CONFIRMED,
  disable,
  enable,
  isPastDate,
  tell,
  tellRenewed,
  UNCHANGED,
} from "./status-change.ts";

/** T10 to T13, T50 to T55. */
export function onVerified(token: MwsToken, now: Date): Transition {
  if (token.disabledReason === "USER") return UNCHANGED;
  const dates = outlivedDates(token, now);
  if (token.status === "DISABLED") return enable(token, dates, now);
  const isOutlived = isPastDate(token, now);
  return {
    patch: { ...CONFIRMED, ...dates, lastVerifiedAt: now },
    events: [
      ...(isOutlived ? [tellRenewed(token, dates)] : []),
      ...(token.degradedTold ? [tell(token, "TOKEN_RECOVERED")] : []),
    ],
  };
}

/** T14 to T17, T57. */
export function onUndecided(token: MwsToken, now: Date): Transition {
  if (token.status === "DISABLED") return UNCHANGED;
  const failedProbes = token.failedProbes + 1;
  const isOld =
    token.lastVerifiedAt === null ||
    now.getTime() - token.lastVerifiedAt.getTime() >= DEGRADED_AFTER_MS;
  if (token.degradedTold || !(isOld || isPastDate(token, now)))
    return { patch: { failedProbes }, events: [] };
  return {
    patch: { failedProbes, degradedAt: token.degradedAt ?? now, degradedTold: true },
    events: [tell(token, "TOKEN_DEGRADED")],
  };
}

/** T18 to T24, T26, T56. */
export function onRevoked(
  token: MwsToken,
  { code, others }: { code: string; others: Others },
  now: Date,
): Transition {
  if (token.status === "DISABLED") return UNCHANGED;
  const first = token.firstRevokedAt ?? now;
  const isConfirmed = now.getTime() - first.getTime() >= CONFIRM_AFTER_MS;
  if (!isConfirmed || others !== "well")
    return {
      patch: {
        failedProbes: token.failedProbes + 1,
        firstRevokedAt: first,
        degradedAt: token.degradedAt ?? now,
      },
      events: [],
    };
  if (code === "unauthorized_client") return disable(token, "INVALID", now);
  return disable(token, isPastDate(token, first) ? "EXPIRED" : "REVOKED", now);
}

/** T25, T58. */
export function onInactive(token: MwsToken, now: Date): Transition {
  return token.status === "DISABLED" ? UNCHANGED : disable(token, "SELLER_INACTIVE", now);
}

/** The dates of a token that Amazon still accepts: one that has passed was wrong, and a new one is not invented. */
export function outlivedDates(token: MwsToken, now: Date): Partial<MwsToken> {
  return isPastDate(token, now) ? { expiresAt: null, expirySource: "PROBE", warnedDays: null } : {};
}
