const HOUR_MS = 3_600_000;

/** How many endpoints a workspace may have: each event is matched against each of them. */
export const MAX_ENDPOINTS = 50;

/** How many accounts an endpoint's filter may name. */
export const MAX_FILTER_ACCOUNTS = 1_000;

/** How long a rotated secret may go on signing beside its successor. */
export const MAX_SECRET_OVERLAP_HOURS = 168;
export const SECRET_OVERLAP_HOURS = 24;

export const overlapMsOf = (hours: number): number => hours * HOUR_MS;

/** So many bytes of chance are in a secret. */
export const SECRET_BYTES = 32;

/** A deleted endpoint is forgotten after this: a little longer than its deliveries are kept. */
export const DELETED_LIFE_MS = 31 * 24 * HOUR_MS;
