const SECOND_MS = 1_000;

/** So many messages go to one recipient within a minute of domain time; what is due beyond is put into one. */
export const MESSAGES_MAX = 3;
export const FOLD_MS = 60 * SECOND_MS;

/** Notifications that one message holds at most. */
export const MESSAGE_ITEMS_MAX = 100;
