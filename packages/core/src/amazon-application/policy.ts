const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Amazon's term of a client secret. */
export const CLIENT_SECRET_LIFE_MS = 180 * DAY_MS;

/** Stages before a client secret's end at which it is warned about. */
export const SECRET_WARNING_DAYS: readonly number[] = [90, 60, 30, 14, 7, 3, 1];

/** `secretExpiringSoon`: within this many days of its end, or past it. */
export const SECRET_EXPIRING_SOON_DAYS = 30;

/** Amazon is asked again for a new client secret that has not come. */
export const ROTATION_REPEAT_MS = DAY_MS;

/** After Amazon could not be asked to rotate. */
export const ROTATION_RETRY_MS = HOUR_MS;

/** How many applications a workspace may bring: all are listed at once. */
export const MAX_APPLICATIONS = 100;
