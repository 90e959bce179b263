import type { MwsToken, MwsTokenDisabledReason } from "@evergrant/db";
import type { NewEvent } from "../event/new-event.ts";

/** What a transition changes and tells. An empty patch changes nothing. */
export interface Transition {
  patch: Partial<MwsToken>;
  events: NewEvent[];
}

/** What being confirmed by Amazon clears. */
export const CONFIRMED = {
  degradedAt: null,
  degradedTold: false,
  firstRevokedAt: null,
  failedProbes: 0,
} as const satisfies Partial<MwsToken>;

export const NO_CANDIDATE = {
  candidateKind: null,
  candidateLastFour: null,
  candidateAuthorizedAt: null,
  candidateExpiresAt: null,
  candidateExpirySource: null,
  candidateUntil: null,
} as const satisfies Partial<MwsToken>;

export const UNCHANGED: Transition = { patch: {}, events: [] };

export function disable(token: MwsToken, reason: MwsTokenDisabledReason, now: Date): Transition {
  return {
    patch: { ...CONFIRMED, status: "DISABLED", disabledReason: reason, statusChangedAt: now },
    events: [tell(token, "TOKEN_DISABLED", { from: token.status, to: "DISABLED", reason })],
  };
}

export function enable(token: MwsToken, patch: Partial<MwsToken>, now: Date): Transition {
  return {
    patch: {
      ...patch,
      ...CONFIRMED,
      status: "ENABLED",
      disabledReason: null,
      statusChangedAt: now,
      lastVerifiedAt: now,
    },
    events: [tell(token, "TOKEN_ENABLED", { from: token.status, to: "ENABLED", reason: null })],
  };
}

export function tellRenewed(token: MwsToken, patch: Partial<MwsToken>): NewEvent {
  const { expiresAt, expirySource } = { ...token, ...patch };
  return tell(token, "TOKEN_RENEWED", {
    expiresAt: expiresAt?.toISOString() ?? null,
    expirySource,
  });
}

export function tell(
  token: Pick<MwsToken, "sellerAccountId">,
  type: NewEvent["type"],
  data: NewEvent["data"] = {},
): NewEvent {
  return { type, sellerAccountId: token.sellerAccountId, data };
}

/** Amazon's date has come: the forecast, not the death, of a token. */
export function isPastDate(token: Pick<MwsToken, "expiresAt">, now: Date): boolean {
  return token.expiresAt !== null && token.expiresAt <= now;
}
