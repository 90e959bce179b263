import { CALL_LIMIT_MS } from "./policy.ts";
import { BodyTooLargeError, readBody } from "./read-body.ts";
import { untilAborted } from "./until-aborted.ts";

export interface Outgoing {
  url: string;
  method: "GET" | "POST" | "DELETE";
  headers: Record<string, string>;
  body?: string;
}

export type Reply =
  | { kind: "answer"; status: number; headers: Headers; text: string }
  /** Nothing came that could be read; `status` is there when the answer had begun. */
  | { kind: "silence"; cause: SilenceCause; words: string; status?: number };

export type SilenceCause = "aborted" | "timeout" | "oversize" | "network";

/** Sends one request, once: no redirects, no retries, a limited time and a limited body. */
export async function send(
  fetchIt: typeof fetch,
  { url, ...init }: Outgoing,
  callerSignal: AbortSignal,
  timeLimitMs = CALL_LIMIT_MS,
): Promise<Reply> {
  const timeLimit = new AbortController();
  const timer = setTimeout(() => timeLimit.abort(), timeLimitMs);
  const signal = AbortSignal.any([callerSignal, timeLimit.signal]);
  let status: number | undefined;
  const exchange = async (): Promise<Reply> => {
    signal.throwIfAborted();
    const response = await fetchIt(url, { ...init, redirect: "manual", signal });
    status = response.status;
    const text = await readBody(response, signal);
    return { kind: "answer", status: response.status, headers: response.headers, text };
  };
  try {
    return await untilAborted(exchange(), signal);
  } catch (error) {
    const begun = status === undefined ? {} : { status };
    if (callerSignal.aborted) {
      const words = "The call was ended before Amazon had answered.";
      return { kind: "silence", cause: "aborted", words, ...begun };
    }
    if (timeLimit.signal.aborted) {
      const words = `Amazon had not answered within ${timeLimitMs / 1_000} seconds.`;
      return { kind: "silence", cause: "timeout", words, ...begun };
    }
    const cause = error instanceof BodyTooLargeError ? "oversize" : "network";
    return { kind: "silence", cause, words: describe(error), ...begun };
  } finally {
    clearTimeout(timer);
  }
}

/** fetch says "fetch failed"; what happened is in its cause. */
function describe(error: unknown): string {
  const words: string[] = [];
  let current: unknown = error;
  while (current instanceof Error && words.length < 3) {
    const code = "code" in current && typeof current.code === "string" ? `${current.code}: ` : "";
    words.push(code + current.message);
    current = current.cause;
  }
  return words.length === 0 ? "The connection failed." : words.join(" / ");
}
