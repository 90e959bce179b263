import { BODY_LIMIT_BYTES } from "./policy.ts";
import type { Answering } from "./send.ts";

/** The answer is larger than anything Amazon has to say to us. */
export class BodyTooLargeError extends Error {
  constructor() {
    super(`The answer was larger than ${BODY_LIMIT_BYTES} bytes and was not read to its end.`);
  }
}

/** Reads a body as text, counting decoded bytes as they come. */
export async function readBody(
  { body }: Pick<Answering, "body">,
  signal: AbortSignal,
): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader();
  // Not every transport ends a body when its signal aborts.
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) cancel();
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) break;
      size += value.byteLength;
      if (size > BODY_LIMIT_BYTES) throw new BodyTooLargeError();
      text += decoder.decode(value, { stream: true });
    }
    signal.throwIfAborted();
    return text + decoder.decode();
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}
