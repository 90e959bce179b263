/** From connecting to the last byte of the answer. Below the ten seconds that a save may take. */
export const CALL_TIME_LIMIT_MS = 8_000;

/** Amazon's answers to what we ask are a few kilobytes. */
export const BODY_LIMIT_BYTES = 1_048_576;

/** Of Amazon's own words, as much as a failure keeps. */
export const DETAILS_LIMIT_CHARACTERS = 300;

/** How far back an order counts as recent. */
export const RECENT_ORDER_DAYS = 60;

/** How many marketplaces one search may name. */
export const SEARCHED_MARKETPLACES_LIMIT = 50;
