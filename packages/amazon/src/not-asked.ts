import type { AmazonAnswer, Clock } from "@evergrant/core";
import { type Call, classify } from "./classify.ts";

/** The answer of a call that was not made, because it had to wait. */
export function throttle<T>(operation: string, seconds: number): AmazonAnswer<T> {
  const retryAfterSeconds = Math.ceil(seconds);
  const details = "The call was not made: Amazon's rate leaves no room for it now.";
  return {
    ok: false,
    failure: { class: "throttled", operation, details, retryAfterSeconds },
  };
}

/** The answer of a call that its caller ended before it was made; whatever else went wrong is thrown. */
export async function orEnded<T>(
  call: Call,
  clock: Clock,
  signal: AbortSignal,
  run: () => Promise<AmazonAnswer<T>>,
): Promise<AmazonAnswer<T>> {
  try {
    signal.throwIfAborted();
    return await run();
  } catch (error) {
    if (!signal.aborted) throw error;
    const words = "The call was ended before Amazon had answered.";
    return {
      ok: false,
      failure: classify(call, { kind: "silence", cause: "aborted", words }, clock),
    };
  }
}
