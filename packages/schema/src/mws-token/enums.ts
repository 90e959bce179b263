import { builder } from "../builder.ts";

export const MwsTokenStatus = builder.enumType("MwsTokenStatus", {
  description: "Whether Amazon accepts the token, as far as is known.",
  values: {
    ENABLED: { description: "Amazon accepts it, or has not been proven to refuse it." },
    DISABLED: { description: "It no longer works, or a user switched it off." },
  } as const,
});

export const MwsTokenDisabledReason = builder.enumType("MwsTokenDisabledReason", {
  description: "Why a token is DISABLED.",
  values: {
    EXPIRED: { description: "Its expiry date passed and Amazon refused it." },
    REVOKED: { description: "Amazon refused it before its date: the seller revoked access." },
    SELLER_INACTIVE: { description: "Amazon says that the seller account is deactivated." },
    INVALID: { description: "Amazon says that it does not belong to this application." },
    USER: { description: "A user switched it off." },
    UNKNOWN: { description: "It was disabled already when it was imported." },
  } as const,
});

export const MwsTokenVerification = builder.enumType("MwsTokenVerification", {
  description: "How sure `status` is.",
  values: {
    VERIFIED: { description: "Amazon has confirmed it lately." },
    PENDING: { description: "A new string was saved and waits for Amazon's caches." },
    DEGRADED: { description: "It could not be confirmed of late, and is tried again." },
  } as const,
});

export const MwsTokenKind = builder.enumType("MwsTokenKind", {
  description: "What kind of token was pasted.",
  values: {
    MWS_AUTH_TOKEN: { description: "A legacy MWS auth token: `amzn.mws.…`." },
    LWA_REFRESH_TOKEN: { description: "A Selling Partner API refresh token: `Atzr|…`." },
  } as const,
});

export const ExpirySource = builder.enumType("ExpirySource", {
  description: "Where a token's expiry date comes from. A date is never invented.",
  values: {
    AMAZON: { description: "Amazon showed it." },
    TERM: { description: "Counted from a consent at a known moment." },
    USER: { description: "A user entered it." },
    PROBE: { description: "The token outlived its old date; the new one is not known yet." },
    UNKNOWN: { description: "No date is known." },
  } as const,
});
