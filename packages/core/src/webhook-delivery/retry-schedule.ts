import {
  FIRST_RETRY_MS,
  MAX_RETRY_MS,
  RETRY_FACTOR,
  RETRY_JITTER,
  RETRY_WINDOW_MS,
} from "./policy.ts";

/** What the next attempt depends on. Machine time. */
export interface Failed {
  /** When the delivery was set going. */
  armedAt: Date;
  /** Attempts that failed since then, this one included. */
  failures: number;
  now: Date;
  /** What the endpoint asks for; null: nothing. */
  retryAfterMs: number | null;
  /** Between 0 and 1. */
  chance: number;
}

/** When a delivery is tried again; null: its time is over. */
export function nextAttemptAt({
  armedAt,
  failures,
  now,
  retryAfterMs,
  chance,
}: Failed): Date | null {
  const scheduled = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * RETRY_FACTOR ** (failures - 1));
  const jittered = scheduled * (1 - RETRY_JITTER + 2 * RETRY_JITTER * chance);
  const asked = Math.min(MAX_RETRY_MS, retryAfterMs ?? 0);
  const next = now.getTime() + Math.round(Math.max(jittered, asked));
  return next > armedAt.getTime() + RETRY_WINDOW_MS ? null : new Date(next);
}

/** What `Retry-After` asks for, as seconds or as a date; null for anything else. Never less than nothing. */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  // A date of HTTP names its day: what else Date reads is no date of HTTP.
  if (!/^[A-Z][a-z]{2}/.test(header)) return null;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}
