import { DAY_MS } from "./duration.ts";

export const ACCESS_TOKEN_LIFE_SECONDS = 3_600;
export const ACCESS_TOKEN_LIFE_MS = ACCESS_TOKEN_LIFE_SECONDS * 1_000;
/** From opening the consent page, or from Re-authorize, to Confirm. */
export const AUTHORIZATION_LIFE_MS = 10 * 60_000;
export const AUTHORIZATION_CODE_LIFE_MS = 5 * 60_000;
export const PAGINATION_TOKEN_LIFE_MS = DAY_MS;
/** A rotated secret works on for so long. */
export const PREVIOUS_SECRET_LIFE_MS = 7 * DAY_MS;
/** When a secret ends, as notifications say; the sandbox lets it work on. */
export const CLIENT_SECRET_LIFE_MS = 180 * DAY_MS;
export const DEFAULT_TERM_DAYS = 365;
/** What Amazon documents for a consent, whatever term the seller was made with. */
export const CONSENT_TERM_DAYS = 365;
export const EXPIRING_SOON_DAYS = 30;
/** A fresh seller's deliveries lie evenly over this many days before now. */
export const DELIVERY_SPREAD_DAYS = 40;
export const SOLICITATION_OPENS_AFTER_DAYS = 5;
export const SOLICITATION_CLOSES_AFTER_DAYS = 30;
/** An upper bound of a search must lie at least this far back. */
export const SEARCH_BOUND_LAG_MS = 2 * 60_000;
export const MAX_ORDERS_PER_SELLER = 2 ** 20;
export const MAX_SELLERS_AT_ONCE = 100_000;
/** Tokens in one answer, where nothing else is said and at most. */
export const TOKENS_PAGE = 1_000;
export const MAX_TOKENS_PAGE = 10_000;
export const MAX_BODY_BYTES = 100_000;
/** How long `hang` holds a connection when the fault names no time. */
export const DEFAULT_HANG_MS = 600_000;
export const DEFAULT_LATENCY_MS = 1_000;
export const MAX_LISTED_SELLERS = 20;
