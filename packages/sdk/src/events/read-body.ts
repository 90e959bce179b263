import { describeFailure } from "../errors/describe-failure.ts";
import { NetworkError } from "../errors/network-error.ts";

/**
 * A body's text as it arrives. Throws NetworkError when it breaks off, or when nothing at all, not
 * even a ping, arrives in time: a connection that died without a word looks just like a quiet one.
 */
export async function* readBody(
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await limitSilence(reader.read(), silenceMs);
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } catch (error) {
    throw error instanceof NetworkError ? error : describeFailure(error, 200);
  } finally {
    // It may hang on a dead connection, and a broken one has nothing left to cancel.
    reader.cancel().catch(() => {});
  }
}

/** Rejects with NetworkError when the promise takes longer. */
export async function limitSilence<Value>(
  promise: Promise<Value>,
  silenceMs: number,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new NetworkError("The stream of events went silent.")),
      silenceMs,
    );
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
