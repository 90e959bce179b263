const MINUTE_MS = 60_000;

/** All of machine time. A message that could not be sent is tried again after so long, and twice as long each time. */
export const FIRST_RETRY_MS = 15_000;
export const LAST_RETRY_MS = 60 * MINUTE_MS;
/** After so long it is given up. */
export const MESSAGE_LIFE_MS = 24 * 60 * MINUTE_MS;
/** Longer than any attempt takes: whoever has not come back by then has died. */
export const SENDING_LEASE_MS = 3 * MINUTE_MS;
/** So many messages of one workspace are taken at once: addresses that do not answer delay nobody else's. */
export const WORKSPACE_TAKEN = 5;
/** So many messages are looked at for that. */
export const LOOKED_AT = 500;
