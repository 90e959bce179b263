/** After a 429 of Amazon's: at most this long, doubled with each further one up to the last. */
export const BACKOFF_FIRST_SECONDS = 2;

/** Well below the half hour within which an incident's end reaches every token (docs/lifecycle.md §4). */
export const BACKOFF_LAST_SECONDS = 300;

/** Longer than this nobody's word keeps us from asking: it would be a proxy's, or a mistake. */
export const RETRY_AFTER_MAX_SECONDS = 3_600;
