import { chooseDays } from "./choose-days.ts";
import { type Day, dayOf } from "./day.ts";
import { RENEW_AT_EARLIEST_DAYS, RENEW_AT_LATEST_DAYS } from "./policy.ts";

/** A day on which several accounts are to be renewed together, in the order in which they were given. */
export interface RenewalDay<Expiry extends { expiresAt: Date }> {
  day: Day;
  expiries: Expiry[];
}

/**
 * The fewest days on which every account can be renewed within its window, of those the plan with the fewest
 * weekends, of those the one with the latest days. Whoever's window has passed is due today. An account that
 * one of the days suits moves none of them.
 */
export function planRenewalDays<Expiry extends { expiresAt: Date }>(
  expiries: readonly Expiry[],
  today: Day,
): RenewalDay<Expiry>[] {
  const windowed = expiries.map((expiry) => ({ expiry, ...windowOf(expiry, today) }));
  const days = chooseDays(windowed, today);
  const planned = new Map<Day, Expiry[]>(days.map((day) => [day, []]));
  for (const { expiry, earliest, latest } of windowed) {
    // The latest that suits: the least is given away of its term.
    const day = days.findLast((one) => one >= earliest && one <= latest);
    if (day !== undefined) planned.get(day)?.push(expiry);
  }
  return days.map((day) => ({ day, expiries: planned.get(day) ?? [] }));
}

/** The days on which an account can be renewed; of one whose window has passed, today. */
export function windowOf({ expiresAt }: { expiresAt: Date }, today: Day) {
  const end = dayOf(expiresAt);
  return {
    earliest: Math.max(end - RENEW_AT_EARLIEST_DAYS, today),
    latest: Math.max(end - RENEW_AT_LATEST_DAYS, today),
  };
}
