import type { Settled } from "./settle.ts";

/** What becomes of an attempt whose endpoint another worker has by now: nothing of it is written, and it is made again. */
export const LOST: Settled = { result: "LOST", health: null, isStopped: true, told: null };

/** Undoes what was written before that was found out. */
export class LostQueueError extends Error {}
