import { BACKOFF_FIRST_SECONDS, BACKOFF_LAST_SECONDS, RETRY_AFTER_MAX_SECONDS } from "./policy.ts";

/**
 * How long to wait after a 429 that came after `refusals` others: anything up to a ceiling that doubles,
 * so that those who were refused together do not come back together. Amazon's own word is the least,
 * up to an hour.
 */
export function backoffSeconds(
  refusals: number,
  random: () => number,
  retryAfterSeconds = 0,
): number {
  const ceiling = Math.min(BACKOFF_LAST_SECONDS, BACKOFF_FIRST_SECONDS * 2 ** refusals);
  return Math.max(Math.min(retryAfterSeconds, RETRY_AFTER_MAX_SECONDS), random() * ceiling);
}
