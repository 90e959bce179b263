const DAY_MS = 86_400_000;

/** How old an event's month must be before nobody can go on from before its end (domain time). */
export const RESUME_MS = 30 * DAY_MS;
/** For how long events are kept unless the operator says otherwise (domain time). */
export const AUDIT_DAYS = 730;
/** A log that moved is sealed once this is over since its last seal (machine time). */
export const SEAL_EVERY_MS = DAY_MS;
/** So many months after the present one have their partition made ahead. */
export const MONTHS_AHEAD = 2;
/** Workspaces that are sealed or closed by one transaction. */
export const LOGS_AT_ONCE = 500;
/** Events that a verification reads at once. */
export const EVENTS_AT_ONCE = 2_000;
