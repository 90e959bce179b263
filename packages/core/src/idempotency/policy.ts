const MINUTE_MS = 60_000;
/** How long an answer is given again (machine time). */
export const ANSWER_LIFE_MS = 24 * 60 * MINUTE_MS;
/** How long a call that is never heard of again keeps its key (machine time). */
export const RUNNING_LEASE_MS = MINUTE_MS;
