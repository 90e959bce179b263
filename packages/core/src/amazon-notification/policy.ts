const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What Amazon is asked to send about every account, in its words. */
export const SUBSCRIBED_TYPES = ["ORDER_CHANGE", "ACCOUNT_STATUS_CHANGED"] as const;

/** After Amazon could not be asked to subscribe. */
export const SUBSCRIBE_RETRY_MS = HOUR_MS;

/** As long as a queue keeps a message at most: after that none can come twice. */
export const NOTIFICATION_LIFE_MS = 14 * DAY_MS;

/** As much of what is set aside as is kept. */
export const KEPT_BODY_CHARACTERS = 65_536;
