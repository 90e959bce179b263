import { DatabaseUnavailableError } from "./database-unavailable-error.ts";
import { isUnavailable } from "./is-unavailable.ts";

/** Told once when the database goes, and once when it is back. */
export interface AvailabilityHooks {
  onLost?: ((error: DatabaseUnavailableError) => void) | undefined;
  onBack?: ((info: { lostForMs: number }) => void) | undefined;
}

/** Runs what asks the database; what fails since that is not there throws a DatabaseUnavailableError. */
export type WatchAvailability = <T>(ask: () => Promise<T>) => Promise<T>;

/** One watch for all that ask through the same pool. */
export function watchAvailability({ onLost, onBack }: AvailabilityHooks = {}): WatchAvailability {
  let lostAt: number | null = null;
  return async (ask) => {
    const startedAt = performance.now();
    try {
      const answer = await ask();
      // What was asked before it went says nothing of what is now.
      if (lostAt !== null && startedAt >= lostAt) {
        const lostForMs = Math.round(performance.now() - lostAt);
        lostAt = null;
        onBack?.({ lostForMs });
      }
      return answer;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const unavailable = new DatabaseUnavailableError(error);
      if (lostAt === null) onLost?.(unavailable);
      lostAt ??= performance.now();
      throw unavailable;
    }
  };
}
