/** The window in which points are counted (machine time). */
export const WINDOW_MS = 60_000;
/** Points a key may spend in a window, where the environment does not say. */
export const KEY_POINTS = 120_000;
/** A workspace may spend what so many keys may. */
export const WORKSPACE_KEYS = 5;
/** Requests that one address may fail to authenticate in a window. */
export const ADDRESS_FAILURES = 60;
/** Pages that one address may open in a window. */
export const ADDRESS_PAGES = 120;
/** How often a process tells the store what was spent here, and hears what was spent elsewhere. */
export const SYNC_MS = 1_000;
/** How long the store may take. */
export const STORE_TIMEOUT_MS = 2_000;
/** How many are counted at once in a process; above that the oldest are forgotten. */
export const COUNTED_MAX = 50_000;
