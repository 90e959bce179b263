const MINUTE_MS = 60_000;
/** How long an answer is given again (machine time). */
export const ANSWER_LIFE_MS = 24 * 60 * MINUTE_MS;
/** How long a call that is never heard of again keeps its key (machine time). */
export const RUNNING_LEASE_MS = MINUTE_MS;
/** How often it is tried to free a key while the database is away (machine time). */
export const FREE_AGAIN_MS = 1_000;
/** How much later it is freed once more (machine time). */
export const LATE_MS = 5_000;
