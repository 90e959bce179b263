import type { AmazonAccess, AmazonAnswer, RateBucket } from "@evergrant/core";
import type { Asked } from "./ask.ts";
import type { Connection } from "./connection.ts";
import type { AnswerHeaders } from "./send.ts";

export interface MadeCall {
  access: AmazonAccess;
  bucket: RateBucket;
  /** What the bucket said when the call was taken from it. */
  taken: { ratePerSecond: number; isRecovering: boolean };
}

/**
 * Learns what an answer says beside itself: another rate, a refusal to answer so often, an access token
 * that is none. Most answers say nothing new, and cost nothing here.
 */
export async function noteAnswer<T>(
  { rateBuckets, keptTokens }: Pick<Connection, "rateBuckets" | "keptTokens">,
  { access, bucket, taken }: MadeCall,
  { answer, headers }: Asked<T>,
): Promise<AmazonAnswer<T>> {
  const failure = answer.ok ? null : answer.failure;
  if (failure?.class === "throttled") {
    const { retryAfterSeconds } = failure;
    const seconds = await orElse(
      () => rateBuckets.backOff(bucket, retryAfterSeconds),
      retryAfterSeconds ?? 1 / bucket.ratePerSecond,
    );
    return { ok: false, failure: { ...failure, retryAfterSeconds: Math.ceil(seconds) } };
  }
  const ratePerSecond = readRate(headers);
  if (ratePerSecond !== null && ratePerSecond !== taken.ratePerSecond)
    await orElse(() => rateBuckets.learn(bucket, ratePerSecond), undefined);
  if (taken.isRecovering && failure?.class !== "unavailable")
    await orElse(() => rateBuckets.recover(bucket), undefined);
  if (failure?.class === "suspect")
    await orElse(() => keptTokens.forget(access.accessToken), undefined);
  return answer;
}

/** Amazon has answered: that we could not note what else it said must not make that answer a failure. */
async function orElse<T>(note: () => Promise<T>, otherwise: T): Promise<T> {
  return note().catch(() => otherwise);
}

function readRate(headers: AnswerHeaders | null): number | null {
  const rate = Number(headers?.get("x-amzn-ratelimit-limit") ?? Number.NaN);
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}
