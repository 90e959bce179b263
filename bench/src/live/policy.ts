/** Streams held at once, unless the command says otherwise. */
export const SUBSCRIBERS = 10_000;
/** Of these so many are of one workspace, the others of workspaces of ten. */
export const BROADCAST_SHARE = 0.8;
export const SMALL_WORKSPACE_SUBSCRIBERS = 10;
/** As many streams as one credential may hold open in a process. */
export const STREAMS_OF_KEY = 100;
/** Requests under way at once while streams are opened. */
export const OPENING = 100;
/** Events told in each way; the two ways take turns. */
export const BROADCAST_ROUNDS = 20;
export const SMALL_ROUNDS = 60;
/** How long an event is waited for before it counts as missed. */
export const ROUND_TIMEOUT_MS = 15_000;
/** How long everything is left alone before memory is read. */
export const SETTLE_MS = 5_000;
export const OPEN_TIMEOUT_MS = 600_000;

export const STALL_SUBSCRIBERS = 1_000;
export const STALL_MS = 60_000;
/** The same load without the stalled one, before. */
export const STALL_BASELINE_MS = 20_000;
export const STALL_EVENT_EVERY_MS = 50;
/** Enough of them to fill every buffer between server and client within the minute. */
export const STALL_EVENT_BYTES = 4_000;

/** What is to be reached. */
export const TARGETS = { heldMb: 400, broadcastP99Ms: 500, smallP99Ms: 100 };
