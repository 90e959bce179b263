const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** From the beginning to Amazon's answer (machine time). Amazon itself lets the whole take no longer. */
export const AUTHORIZATION_LIFE_MS = 10 * MINUTE_MS;

/** How long one that is over is kept, so that a repeated mutation still finds what it answered (machine time). */
export const AUTHORIZATION_KEPT_MS = DAY_MS;

/** What a consent is worth (domain time). */
export const CONSENT_TERM_MS = 365 * DAY_MS;

/** Where Amazon sends the browser after a consent; registered with it as the application's redirect URI. */
export const CALLBACK_PATH = "/api/amazon/callback";

/** Where Manage Your Apps sends a seller to authorize again; registered as the application's login URI. */
export const LOGIN_PATH = "/api/amazon/login";
