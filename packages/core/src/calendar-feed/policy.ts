import { LAST_USED_STEP_MS as KEY_STEP_MS } from "../api-key/policy.ts";

/** Followed by the feed's secret, and that by the ending. */
export const CALENDAR_PATH = "/calendar/";
export const CALENDAR_ENDING = ".ics";

/** How many feeds of one maker may work at once: each is an address that somebody has. */
export const MAX_ACTIVE_FEEDS = 20;

/** What a feed is called that was given no name. */
export const DEFAULT_FEED_NAME = "Amazon renewals";

/** `lastUsedAt` is written again only once it is this old. */
export const LAST_USED_STEP_MS = KEY_STEP_MS;

/** How much of a secret is at random. */
export const SECRET_BYTES = 24;
