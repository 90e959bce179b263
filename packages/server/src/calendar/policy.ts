/** How often calendars are told to look again. They decide for themselves: Google's does so a few times a day. */
export const CALENDAR_TTL_SECONDS = 60 * 60;

/** How many accounts a renewal day names: in a calendar nobody reads more. */
export const LISTED_ACCOUNTS_MAX = 100;
