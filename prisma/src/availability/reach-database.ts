import { setTimeout as delay } from "node:timers/promises";
import { DatabaseUnavailableError } from "./database-unavailable-error.ts";
import { isUnavailable } from "./is-unavailable.ts";

const AGAIN_MS = 1_000;

/** Asks again and again for so long while the database is not there, and says so once. */
export async function reachDatabase<T>(
  ask: () => Promise<T>,
  { waitMs, onProgress }: { waitMs: number; onProgress?: ((line: string) => void) | undefined },
): Promise<T> {
  const giveUpAt = performance.now() + waitMs;
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const unavailable = new DatabaseUnavailableError(error);
      if (performance.now() >= giveUpAt) throw unavailable;
      if (tries === 0)
        onProgress?.(`${unavailable.message}. Trying for ${Math.round(waitMs / 1_000)} seconds.`);
      await delay(AGAIN_MS);
    }
  }
}
