const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** So many other tokens of a region and application are asked, where there are as many (docs/lifecycle.md §6). */
export const SAMPLE_SIZE = 20;

/** With fewer to ask, a sample says nothing: the confirming minute alone decides. */
export const SAMPLE_MIN = 3;

/** So many accounts are looked at for a sample: of a fleet in which next to none fits, not all. */
export const SAMPLE_LOOKED_AT = 1_000;

/** An outage: so many of a sample, and this share of it, are refused in the same way. */
export const OUTAGE_MIN_REFUSED = 3;
export const OUTAGE_MIN_PERCENT = 10;

/** Who is asked: tokens that verified within this, and whose own date is farther off than that. */
export const SAMPLE_VERIFIED_WITHIN_MS = DAY_MS;
export const SAMPLE_EXPIRES_BEYOND_MS = DAY_MS;

/**
 * How long a sample holds. Not longer than the confirming minute: then every sample that confirms a
 * refusal was taken after the first one.
 */
export const SAMPLE_HOLDS_MS = MINUTE_MS;

/** All exchanges of one sample, which are made at once (machine time). */
export const SAMPLE_BUDGET_MS = 2.5 * SECOND_MS;

/** How long a worker that died keeps a sample from others (machine time). */
export const SAMPLE_LEASE_MS = 10 * SECOND_MS;

/** How often an incident that is a day old is looked at. */
export const FOLLOW_LONG_EVERY_MS = 30 * MINUTE_MS;

/** How often an open incident is looked at, and how soon again where another worker was asking. */
export const FOLLOW_EVERY_MS = 5 * MINUTE_MS;
export const FOLLOW_AGAIN_MS = MINUTE_MS;

/** From this age on, an incident is judged by those that verify while it lasts, if there are enough. */
export const LONG_INCIDENT_MS = DAY_MS;

/** After its end the fleet is called up in so many parts, one a step. */
export const CALL_UP_PARTS = 30;
export const CALL_UP_STEP_MS = MINUTE_MS;

/** Accounts of one statement: it holds their due work for some tens of milliseconds. */
export const CALL_UP_BATCH = 500;

/** Telling each workspace concerned, of which there may be thousands, is one transaction (machine time). */
export const TELLING_LIMIT_MS = 60 * SECOND_MS;
