/** Upper ends of histograms' buckets, in seconds: of what answers at once, */
export const FAST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** of what goes to somebody else first, */
export const REMOTE_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 15, 30];
/** and of how long something waited. */
export const WAIT_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200];
/** How long a scrape waits for the database; after that its gauges are left out. */
export const SCRAPE_LIMIT_MS = 2_000;
/** The fewest characters of the token that metrics are read with. */
export const TOKEN_MIN_CHARACTERS = 16;
