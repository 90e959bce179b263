const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What Amazon is asked to send about every account, in its words. */
export const SUBSCRIBED_TYPES = ["ORDER_CHANGE", "ACCOUNT_STATUS_CHANGED"] as const;

/** After Amazon could not be asked to subscribe: as soon as it says itself, within these bounds. */
export const SUBSCRIBE_RETRY_FIRST_MS = 60_000;
export const SUBSCRIBE_RETRY_MS = HOUR_MS;

/** A deactivation that is older than this is asked about: what came after it may have overtaken it. */
export const BELIEVED_FOR_MS = 5 * 60_000;

/** As long as a queue keeps a message at most: after that none can come twice. */
export const NOTIFICATION_LIFE_MS = 14 * DAY_MS;

/** As much of what is set aside as is kept. */
export const KEPT_BODY_CHARACTERS = 65_536;
