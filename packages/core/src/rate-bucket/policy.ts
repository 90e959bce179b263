/** After a 429 of Amazon's: at most this long, doubled with each further one up to the last. */
export const BACKOFF_FIRST_SECONDS = 2;

/** Well below the half hour within which an incident's end reaches every token (docs/lifecycle.md §4). */
export const BACKOFF_LAST_SECONDS = 300;
