/** How often calendars are told to look again. They decide for themselves: Google's does so a few times a day. */
export const CALENDAR_TTL_SECONDS = 60 * 60;

/** How many accounts a renewal day names: in a calendar nobody reads more. */
export const LISTED_ACCOUNTS_MAX = 100;

/** Counts the ways of writing a calendar: raised when the same feed is to become another text. Part of its ETag. */
export const CALENDAR_FORMAT = 1;

/** So many events are written before whatever else waits gets its turn: a few milliseconds. */
export const EVENTS_AT_A_TIME = 100;
