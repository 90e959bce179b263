const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** All of machine time. A message that could not be sent is tried again after so long, and twice as long each time. */
export const FIRST_RETRY_MS = MINUTE_MS;
export const LAST_RETRY_MS = 60 * MINUTE_MS;
/** After so long it is given up. */
export const MESSAGE_LIFE_MS = 24 * 60 * MINUTE_MS;
/** One attempt takes so long at most; whoever has not come back after the lease has died. */
export const ATTEMPT_MS = 60 * SECOND_MS;
export const SENDING_LEASE_MS = 5 * MINUTE_MS;
/** Messages that one worker takes at once, and sends so many at a time. */
export const SENDING_BATCH = 20;
