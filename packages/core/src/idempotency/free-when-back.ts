import { setTimeout as delay } from "node:timers/promises";
import { DatabaseUnavailableError } from "@evergrant/db";
import { FREE_AGAIN_MS, LATE_MS, RUNNING_LEASE_MS } from "./policy.ts";

/**
 * Frees a key that was lost together with the database, as soon as that is back: whoever repeats the call would
 * wait for the end of its lease otherwise. Nobody waits for this, and no process is kept by it.
 */
export async function freeWhenBack(free: () => Promise<unknown>): Promise<void> {
  for (let waitedMs = 0; waitedMs < RUNNING_LEASE_MS; waitedMs += FREE_AGAIN_MS) {
    try {
      await free();
      // What was on its way to the database when it was given up may have arrived there after all.
      await delay(LATE_MS, undefined, { ref: false });
      await free();
      return;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError)) return;
    }
    await delay(FREE_AGAIN_MS, undefined, { ref: false });
  }
}
