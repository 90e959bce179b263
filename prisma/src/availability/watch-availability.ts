import { DatabaseUnavailableError } from "./database-unavailable-error.ts";
import { isUnavailable } from "./is-unavailable.ts";

/** Told once when the database goes, and once when it is back. */
export interface AvailabilityHooks {
  onLost?: ((error: DatabaseUnavailableError) => void) | undefined;
  onBack?: ((info: { lostForMs: number }) => void) | undefined;
}

/** Runs what asks the database; what fails since that is not there throws a DatabaseUnavailableError. */
export type WatchAvailability = <T>(ask: () => Promise<T>) => Promise<T>;

export interface Availability {
  watch: WatchAvailability;
  /** When it last answered, by performance.now(). */
  answeredAt(): number;
}

/** It is back once nothing has failed for so long: connections come to life one after another. */
const STEADY_MS = 1_000;

/** One watch for all that ask through the same pool. */
export function watchAvailability({ onLost, onBack }: AvailabilityHooks = {}): Availability {
  let lost: { at: number; failedAt: number } | null = null;
  let answeredAt = Number.NEGATIVE_INFINITY;
  return {
    answeredAt: () => answeredAt,
    watch: async (ask) => {
      const startedAt = performance.now();
      try {
        const answer = await ask();
        answeredAt = performance.now();
        // What was asked before it went says nothing of what is now.
        if (lost !== null && startedAt >= lost.failedAt + STEADY_MS) {
          const lostForMs = Math.round(answeredAt - lost.at);
          lost = null;
          onBack?.({ lostForMs });
        }
        return answer;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        const unavailable = new DatabaseUnavailableError(error);
        if (lost === null) onLost?.(unavailable);
        const failedAt = performance.now();
        lost = { at: lost?.at ?? failedAt, failedAt };
        throw unavailable;
      }
    },
  };
}
