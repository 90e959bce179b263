import { DAY_MS } from "../mws-token/policy.ts";
import { WEEKEND } from "./policy.ts";

/** A day in UTC: how many lie between it and 1 January 1970, a Thursday. */
export type Day = number;

const WEEKDAY_OF_DAY_0 = 4;
const WEEK_DAYS = 7;

export function dayOf(moment: Date): Day {
  return Math.floor(moment.getTime() / DAY_MS);
}

/** Its first moment. */
export function startOf(day: Day): Date {
  return new Date(day * DAY_MS);
}

/** As in 2026-03-01. */
export function writeDay(day: Day): string {
  return startOf(day).toISOString().slice(0, "2026-03-01".length);
}

export function isWeekend(day: Day): boolean {
  return WEEKEND.has((((day + WEEKDAY_OF_DAY_0) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS);
}
