const MINUTE_MS = 60_000;
const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS;

/** Everything that Better Auth answers lies below. */
export const AUTH_PATH = "/api/auth";

export const PASSWORD_MIN_CHARACTERS = 12;
export const PASSWORD_MAX_CHARACTERS = 128;

/** A session ends when it was not used for so long. */
export const SESSION_SECONDS = 7 * DAY_SECONDS;
/** How much of that has to pass before using it moves the end. */
export const SESSION_RENEWED_AFTER_SECONDS = DAY_SECONDS;

export const RESET_SECONDS = 60 * MINUTE_SECONDS;
export const VERIFICATION_SECONDS = 60 * MINUTE_SECONDS;

/** Sign-ins to one account, from all addresses together, since the last that succeeded. */
export const ACCOUNT_SIGN_INS = { max: 10, windowMs: 15 * MINUTE_MS };

/** Mails of one kind to one address. */
export const PERSON_MAILS = { max: 5, windowMs: 60 * MINUTE_MS };

/** What one network address may ask: of anything, and of what guesses or sends mail. */
export const ADDRESS_REQUESTS = { window: MINUTE_SECONDS, max: 100 };
export const ADDRESS_GUESSES = { window: MINUTE_SECONDS, max: 20 };
export const ADDRESS_MAILS = { window: MINUTE_SECONDS, max: 10 };

export const AUTH_BODY_MAX_BYTES = 100_000;
