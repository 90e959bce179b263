const MINUTE_MS = 60_000;

/** All of machine time. A message that could not be sent is tried again after so long, and twice as long each time. */
export const FIRST_RETRY_MS = MINUTE_MS;
export const LAST_RETRY_MS = 60 * MINUTE_MS;
/** After so long it is given up. */
export const MESSAGE_LIFE_MS = 24 * 60 * MINUTE_MS;
/** Longer than any attempt takes: whoever has not come back by then has died. */
export const SENDING_LEASE_MS = 5 * MINUTE_MS;
/** Messages that one worker takes at once, and sends so many at a time. */
export const SENDING_BATCH = 20;
