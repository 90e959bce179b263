import type { AnswerHeaders } from "./send.ts";

const DELAY_SECONDS = /^\d{1,9}$/;

/** The header's delay in seconds, given as seconds or as a date; undefined when there is none. */
export function readRetryAfter(headers: AnswerHeaders, now: Date): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  if (DELAY_SECONDS.test(value)) return Number(value);
  const at = Date.parse(value);
  if (Number.isNaN(at)) return undefined;
  return Math.max(0, Math.ceil((at - now.getTime()) / 1_000));
}
