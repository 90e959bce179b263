import { RETRY_MAX_MS, RETRY_MS, RETRY_MS_A_STREAM } from "./policy.ts";

/** When one of so many streams that end together is to come back: spread, so that not all come at once. `random` is from 0 to 1. */
export function retryMsOf(openStreams: number, random: number): number {
  const spreadMs = Math.min(openStreams * RETRY_MS_A_STREAM, RETRY_MAX_MS);
  return Math.round(RETRY_MS + spreadMs * random);
}
