export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;

/** Sellers of the whole simulation, where nothing else is said. */
export const SELLERS = 10_000;
/** They connect over so long, so that their probes are spread as those of a grown fleet are. */
export const CONNECTING_MS = 16 * HOUR_MS;
export const CONNECTING_STEP_MS = 30 * MINUTE_MS;
/** Connects under way at once. */
export const CONNECTS_AT_ONCE = 8;
export const SELLERS_A_WORKSPACE = 100;
export const WORKSPACES_MIN = 6;
/** Of those that are neither the agency's nor of the region FE. */
export const NA_SHARE = 0.6;

/** The clock is moved by this; probes that come due in between are as late as that. */
export const STEP_MS = 2 * MINUTE_MS;
/** And by this while something is watched closely. */
export const CLOSE_STEP_MS = MINUTE_MS;

export const OUTAGE_MS = 25 * MINUTE_MS;
/** Until an incident has closed after an outage, its fleet was called up, and the dead were confirmed. */
export const AFTERMATH_MS = 40 * MINUTE_MS;
/** Within this of an outage's end those who truly died meanwhile are disabled. */
export const DEAD_KNOWN_MS = HOUR_MS;

/** What the law promises: a probe every 17 hours at the latest, and the confirming minute. */
export const PROBE_LATEST_MS = 17 * HOUR_MS;
export const CONFIRM_MS = MINUTE_MS;

/** The only accounts of their region, granted together. */
export const LAPSING = 20;
export const LAPSING_TERM_DAYS = 1;

/** Of 10,000; smaller fleets have fewer, down to three. */
export const DYING_IN_OUTAGE = 50;
export const DYING_ALONE = 10;
export const AGENCY = 30;
export const AGENCY_REVOKES_MS = 10 * MINUTE_MS;

/** So many of a fleet of this size as of one of 10,000. */
export function scaled(of10000: number, sellers: number): number {
  return Math.max(3, Math.round((of10000 * sellers) / SELLERS));
}
