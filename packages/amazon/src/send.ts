import { BODY_LIMIT_MS, CALL_LIMIT_MS, HEADERS_LIMIT_MS } from "./policy.ts";
import { BodyTooLargeError, readBody } from "./read-body.ts";
import { untilAborted } from "./until-aborted.ts";

export interface Outgoing {
  url: string;
  method: "GET" | "POST" | "DELETE";
  headers: Record<string, string>;
  body?: string;
}

/** As much of `fetch` as we use: the platform's own will do, and so will a sandbox's. */
export type Fetch = (
  url: string,
  init: Omit<Outgoing, "url"> & { redirect: "manual"; signal: AbortSignal },
) => Promise<Answering>;

export interface Answering {
  status: number;
  headers: AnswerHeaders;
  body: { getReader(): BodyReader } | null;
}

export interface BodyReader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

export interface AnswerHeaders {
  get(name: string): string | null;
}

export type Reply =
  | { kind: "answer"; status: number; headers: AnswerHeaders; text: string }
  /** Nothing came that could be read; `status` is there when the answer had begun. */
  | { kind: "silence"; cause: SilenceCause; words: string; status?: number };

export type SilenceCause = "aborted" | "timeout" | "oversize" | "network";

/** Each from where the one before has ended, but `wholeMs`, which holds for all of it. */
export interface TimeLimits {
  headersMs: number;
  bodyMs: number;
  wholeMs: number;
}

const LIMITS: TimeLimits = {
  headersMs: HEADERS_LIMIT_MS,
  bodyMs: BODY_LIMIT_MS,
  wholeMs: CALL_LIMIT_MS,
};

/** Sends one request, once: no redirects, no retries, a limited time and a limited body. */
export async function send(
  fetchIt: Fetch,
  { url, ...init }: Outgoing,
  callerSignal: AbortSignal,
  limits = LIMITS,
): Promise<Reply> {
  const late = new AbortController();
  const limit = (milliseconds: number, words: string) =>
    setTimeout(() => late.abort(new TooLateError(words, milliseconds)), milliseconds);
  const whole = limit(limits.wholeMs, "had not finished its answer");
  let part = limit(limits.headersMs, "had not begun to answer");
  const signal = AbortSignal.any([callerSignal, late.signal]);
  let status: number | undefined;
  const exchange = async (): Promise<Reply> => {
    signal.throwIfAborted();
    const response = await fetchIt(url, { ...init, redirect: "manual", signal });
    status = response.status;
    clearTimeout(part);
    // A transport that is deaf to signals may come here when all is over.
    if (!signal.aborted) part = limit(limits.bodyMs, "had not finished the body of its answer");
    const text = await readBody(response, signal);
    return { kind: "answer", status: response.status, headers: response.headers, text };
  };
  try {
    return await untilAborted(exchange(), signal);
  } catch (error) {
    const begun = status === undefined ? {} : { status };
    return { kind: "silence", ...explain(error, callerSignal, late.signal), ...begun };
  } finally {
    clearTimeout(whole);
    clearTimeout(part);
  }
}

class TooLateError extends Error {
  constructor(words: string, milliseconds: number) {
    super(`Amazon ${words} within ${milliseconds / 1_000} seconds.`);
  }
}

function explain(
  error: unknown,
  callerSignal: AbortSignal,
  late: AbortSignal,
): { cause: SilenceCause; words: string } {
  if (callerSignal.aborted) {
    return { cause: "aborted", words: "The call was ended before Amazon had answered." };
  }
  if (late.reason instanceof TooLateError) return { cause: "timeout", words: late.reason.message };
  const words = describe(error);
  if (error instanceof BodyTooLargeError) return { cause: "oversize", words };
  return { cause: /TIMEOUT|ETIMEDOUT/.test(words) ? "timeout" : "network", words };
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
