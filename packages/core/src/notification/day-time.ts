import { Temporal } from "temporal-polyfill";

export const MINUTES_A_DAY = 1_440;

/** When somebody wants quiet: minutes after midnight of his time zone. An end before the start is of the next day. */
export interface QuietHours {
  start: number;
  end: number;
  timeZone: string;
}

/**
 * The zone that a name means: one of IANA's, or an offset such as `+12:45`; null: none. Temporal also takes a date that
 * ends with one, so what it makes of the name is kept, and only what dates can be shown in.
 */
export function readTimeZone(name: string): string | null {
  try {
    const { timeZoneId: timeZone } = Temporal.Now.zonedDateTimeISO(name);
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return null;
  }
}

/** When the quiet hours end that a moment lies in; null: it lies in none. By the clocks on the wall there. */
export function quietEndsAt(now: Date, { start, end, timeZone }: QuietHours): Date | null {
  const local = localOf(now, timeZone);
  const minute = local.hour * 60 + local.minute;
  const isOverMidnight = start > end;
  const isQuiet = isOverMidnight
    ? minute >= start || minute < end
    : minute >= start && minute < end;
  if (!isQuiet) return null;
  const day = local.toPlainDate().add({ days: isOverMidnight && minute >= start ? 1 : 0 });
  return momentAt(day, end, { timeZone, after: now });
}

/** When it is the full hour next in a time zone. */
export function nextHourAt(
  now: Date,
  { hour, timeZone }: { hour: number; timeZone: string },
): Date {
  const today = localOf(now, timeZone).toPlainDate();
  const at = { timeZone, after: now };
  const first = momentAt(today, hour * 60, at);
  return first > now ? first : momentAt(today.add({ days: 1 }), hour * 60, at);
}

/** A moment for people: in their zone, with its name. */
export function formatLocal(moment: Date, timeZone: string): string {
  const text = moment.toLocaleString("en-GB", {
    ...{ day: "numeric", month: "long", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone },
  });
  return `${text} (${timeZone})`;
}

function localOf(moment: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
}

/**
 * When clocks show a time on a day. Where they show it twice, the first that lies after `after`; where they
 * leap over it, the moment of the leap.
 */
function momentAt(
  day: Temporal.PlainDate,
  minute: number,
  { timeZone, after }: { timeZone: string; after: Date },
): Date {
  const time = { hour: Math.floor(minute / 60), minute: minute % 60 };
  const wanted = day.toPlainDateTime(time);
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const isLeaptOver = !earlier.toPlainDateTime().equals(wanted);
  const leap = isLeaptOver ? earlier.getTimeZoneTransition("next") : null;
  if (leap !== null) return new Date(leap.epochMilliseconds);
  if (earlier.epochMilliseconds > after.getTime()) return new Date(earlier.epochMilliseconds);
  const later = wanted.toZonedDateTime(timeZone, { disambiguation: "later" });
  return new Date(later.epochMilliseconds);
}
