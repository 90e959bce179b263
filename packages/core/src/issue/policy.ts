const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * A cause that comes back so soon after it ended is the same issue, and nothing is told anew; its end is told once
 * it has lasted as long (domain time).
 */
export const FLAP_MS = 15 * MINUTE_MS;

/** What a workspace may set for escalation: hours. */
export const ESCALATE_HOURS_MIN = 1;
export const ESCALATE_HOURS_MAX = 168;

/** An issue is snoozed for so long at most (domain time). */
export const SNOOZE_MAX_MS = 30 * DAY_MS;

/** An issue is forgotten so long after its end, with its notifications; so are messages (domain time). */
export const ISSUE_LIFE_MS = 90 * DAY_MS;

export const HEALED = "HEALED";
export const ESCALATED = "ESCALATED";
