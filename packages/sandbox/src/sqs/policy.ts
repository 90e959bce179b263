/** Amazon's numbers for a standard queue. */
export const MAX_RECEIVED_AT_ONCE = 10;
export const MAX_WAIT_SECONDS = 20;
export const MAX_VISIBILITY_TIMEOUT_SECONDS = 43_200;
export const MAX_DELAY_SECONDS = 900;
export const MAX_BATCH_ENTRIES = 10;
export const MAX_LISTED_QUEUES = 1_000;
/** A line of the journal holds at most so many messages. */
export const MESSAGES_PER_EVENT = 1_000;
