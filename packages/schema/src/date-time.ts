import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](\d{2}):(\d{2}))$/;
const EARLIEST = Date.parse("0001-01-01T00:00:00Z");
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/** Reads an ISO 8601 date and time with its offset; null for anything else. */
export function parseDateTime(text: string): Date | null {
  const match = DATE_TIME.exec(text);
  if (!match) return null;
  const [
    year = 0,
    month = 0,
    day = 0,
    hour = 0,
    minute = 0,
    second = 0,
    offHour = 0,
    offMinute = 0,
  ] = match.slice(1).map((part) => Number(part ?? 0));
  // Date rolls 30 February over into March: such a date does not exist.
  const isRealDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!isRealDay || hour > 23 || minute > 59 || second > 59) return null;
  if (offHour > 23 || offMinute > 59) return null;
  const date = new Date(text);
  const time = date.getTime();
  return time >= EARLIEST && time <= LATEST ? date : null;
}

function daysInMonth(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

builder.scalarType("DateTime", {
  description:
    "A moment: ISO 8601 with date, time and offset, as in `2026-03-01T09:30:00Z`. Answered in UTC with milliseconds; anything below a millisecond is cut off.",
  serialize: (value) => {
    if (!(value instanceof Date)) throw new GraphQLError("DateTime cannot represent this value.");
    return value.toISOString();
  },
  parseValue: (value) => {
    const date = typeof value === "string" ? parseDateTime(value) : null;
    if (!date) {
      throw new GraphQLError(
        "DateTime must be ISO 8601 with date, time and offset, like 2026-03-01T09:30:00Z.",
      );
    }
    return date;
  },
});
