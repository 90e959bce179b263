/** How long a request may take; the longest mutations may take a minute. */
export const REQUEST_TIMEOUT_MS = 90_000;

/** How long a stream may be silent; a living server says something every 12 seconds or so. */
export const STREAM_SILENCE_MS = 30_000;

/** How long to wait before the first reconnection, doubled for each one that fails. */
export const RECONNECT_BASE_MS = 250;
export const RECONNECT_MAX_MS = 5_000;

/** How many events' ids are remembered, so that a repeat is not told again. */
export const REMEMBERED_EVENTS = 1_000;

/** How many accounts are read at once: the most that the API allows. */
export const MAX_PAGE_SIZE = 100;
