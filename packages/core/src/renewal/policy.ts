/** A renewal day lies at most so many days before an account's expiry: earlier, too much of its term is given away. */
export const RENEW_AT_EARLIEST_DAYS = 45;

/** And at least so many: what goes wrong on the day can still be mended. */
export const RENEW_AT_LATEST_DAYS = 7;

/** What has expired stays in the calendar for so long: it is due today. */
export const EXPIRED_SHOWN_DAYS = 45;

/** How far a calendar reaches into the future. */
export const HORIZON_DAYS = 730;

/** How many accounts one calendar holds: those that expire first. */
export const MAX_CALENDAR_ACCOUNTS = 5_000;

/** A shortest plan has as many days as there are windows without a day in common: of these all but the first are whole. */
export const MAX_RENEWAL_DAYS: number =
  Math.ceil(HORIZON_DAYS / (RENEW_AT_EARLIEST_DAYS - RENEW_AT_LATEST_DAYS)) + 1;

/** In UTC, as the days of calendars count here; Sunday is 0. */
export const WEEKEND: ReadonlySet<number> = new Set([0, 6]);
