/** How many results may wait for one stream's reader, and how many bytes of them. */
export const QUEUE_MAX_EVENTS = 1_000;
export const QUEUE_MAX_BYTES = 1_048_576;

/** How often a stream says that it lives: a client may take one that is silent for 30 s for dead. */
export const PING_MS = 10_000;

/** How long a connection may take nothing of what waits for it. */
export const CUT_MS = 60_000;

/** How long a stream that was let in may wait for a connection to take it. */
export const ATTACH_MS = 30_000;

/** How often all logs that are followed here are looked at, behind the hints, which may be lost. */
export const POLL_MS = 2_000;

/** How often an event is executed of which something is broken, before it is told without. */
export const TRIES = 3;

/** How many bytes of results are kept, of all streams together, for those who follow the same a little later. */
export const SHARED_RESULTS_BYTES = 33_554_432;

/** How many streams of those that lag behind read the database at once, and of those how many of one workspace. */
export const CATCH_UPS_AT_ONCE = 8;
export const CATCH_UPS_OF_WORKSPACE = 2;

/** How many events are executed at once for those who share them, or for one who lags behind. */
export const EXECUTE_AT_ONCE = 10;

/** To how many streams a result is given at one go, before others get their turn. */
export const HAND_OVER_AT_ONCE = 500;

/** When a process stops, its streams are asked to come back after so long, and so much longer for each that is open: 500 a second. */
export const RETRY_MS = 500;
export const RETRY_MS_A_STREAM = 2;
export const RETRY_MAX_MS = 60_000;
