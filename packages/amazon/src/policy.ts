/** Until a connection stands, with TLS. */
export const CONNECT_LIMIT_MS = 3_000;

/** Until an answer begins, from the start of the call on. */
export const HEADERS_LIMIT_MS = 6_000;

/** Until the whole body has come, from the headers on. */
export const BODY_LIMIT_MS = 4_000;

/** From connecting to the last byte of the answer. Below the ten seconds that a save may take. */
export const CALL_LIMIT_MS = 8_000;

/** Amazon's answers to what we ask are a few kilobytes; a page of a hundred orders is the largest. */
export const BODY_LIMIT_BYTES = 1_048_576;

/** Of Amazon's own words, as much as a failure keeps. */
export const DETAILS_LIMIT_CHARACTERS = 300;

/** How far back an order counts as recent. */
export const RECENT_ORDER_DAYS = 60;

/** How many marketplaces one search may name. */
export const SEARCHED_MARKETPLACES_LIMIT = 50;

/** An access token is used until this long before its end, so that no call meets it on the way (domain time). */
export const ACCESS_MARGIN_MS = 60_000;

/** Access tokens that one process keeps, of the connections used last: some megabytes. */
export const REMEMBERED_TOKENS_LIMIT = 10_000;

/** How often a process looks whether another has fetched the access token that it waits for (machine time). */
export const LEASE_POLL_MS = 50;
