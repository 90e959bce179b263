const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** All remote calls of one save or one probe together (machine time). Leaves the answer a second of its ten. */
export const AMAZON_BUDGET_MS = 9 * SECOND_MS;

/** How long after the first `revoked` another one confirms it (docs/lifecycle.md §3, T19, T20). */
export const CONFIRM_AFTER_MS = MINUTE_MS;

/** A token that could not be confirmed for this long is DEGRADED (T15). */
export const DEGRADED_AFTER_MS = DAY_MS;

/**
 * Between two probes of a healthy token: this, plus up to PROBE_SPREAD_MS. Together with a sweep that
 * comes at most every six hours and the confirming minute it stays below a day (§4).
 */
export const PROBE_INTERVAL_MS = 15 * HOUR_MS;
export const PROBE_SPREAD_MS = 2 * HOUR_MS;

/** After an undecided probe: doubled from the first to the last, within which an incident's end is known (§4, §6). */
export const BACKOFF_FIRST_MS = MINUTE_MS;
export const BACKOFF_LAST_MS = 30 * MINUTE_MS;

/** How often a candidate is tried, and how long it waits in all (§3, PENDING). */
export const CANDIDATE_RETRY_MS = 5 * MINUTE_MS;
export const CANDIDATE_LIFE_MS = 60 * MINUTE_MS;

/** `expiringSoon`: ENABLED and within this many days of its date (§7). */
export const EXPIRING_SOON_DAYS = 30;
