const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** How many keys of a workspace may work at once: each is somebody's to look after. */
export const MAX_ACTIVE_KEYS = 100;

/** The same with those that go on beside their successors. */
export const MAX_ACTIVE_KEYS_IN_OVERLAP = 200;

/** How far ahead a key's end may lie. */
export const MAX_KEY_LIFE_DAYS = 3_650;

/** How long a rotated key may go on beside its successor. */
export const MAX_OVERLAP_DAYS = 7;

/** How many addresses and networks a key may be bound to. */
export const MAX_ALLOWED_ADDRESSES = 50;

/** Stages before a key's end at which it is warned about. */
export const KEY_WARNING_DAYS: readonly number[] = [30, 7, 1];

/** `lastUsedAt` is written again only once it is this old. */
export const LAST_USED_STEP_MS = MINUTE_MS;
