import type { CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { DAY_MS } from "../mws-token/policy.ts";
import { dayOf } from "./day.ts";
import { planRenewalDays, type RenewalDay } from "./plan-days.ts";
import { EXPIRED_SHOWN_DAYS, HORIZON_DAYS, MAX_CALENDAR_ACCOUNTS } from "./policy.ts";
import { type Expiry, readExpiries } from "./read-expiries.ts";

/** What expires, and on which days that is best renewed. */
export interface RenewalCalendar {
  expiries: Expiry[];
  days: RenewalDay<Expiry>[];
  /** Whether more accounts expire within its reach than a calendar holds. */
  isCut: boolean;
}

/** The one calendar of what the client sees: always planned as a whole, so that its days are the same wherever they are read. */
export async function readRenewalCalendar({
  client,
  clock,
}: Pick<CoreDeps, "client" | "clock">): Promise<RenewalCalendar> {
  const now = clock.now();
  const read = await readExpiries(client, {
    from: new Date(now.getTime() - EXPIRED_SHOWN_DAYS * DAY_MS),
    to: new Date(now.getTime() + HORIZON_DAYS * DAY_MS),
    most: MAX_CALENDAR_ACCOUNTS + 1,
  });
  const expiries = read.slice(0, MAX_CALENDAR_ACCOUNTS);
  const days = planRenewalDays(expiries, dayOf(now));
  return { expiries, days, isCut: read.length > expiries.length };
}

/** The days of a plan that lie between two moments, each with its whole day; what is not given bounds nothing. */
export function pickDays(
  { days }: Pick<RenewalCalendar, "days">,
  { from, to }: { from?: Date | null | undefined; to?: Date | null | undefined },
): RenewalDay<Expiry>[] {
  if (from != null && to != null && from > to) throw new BadInputError("to lies before from.");
  return days.filter(
    ({ day }) => (from == null || day >= dayOf(from)) && (to == null || day <= dayOf(to)),
  );
}
