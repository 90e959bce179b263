/** How many of a log's newest events its one reader keeps at hand. */
export const RING_EVENTS = 64;

/** How many events are read at once. */
export const LOG_PAGE_EVENTS = 100;
