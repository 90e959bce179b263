import { EXACT_KINDS, findNextDue, type InstallationDeps, SWEPT_KINDS } from "@evergrant/core";
import type { Logger } from "pino";
import { drainAll } from "./drain.ts";
import type { LogKeeper } from "./log-keeper.ts";
import { sendAll } from "./sending.ts";
import type { Exclusive } from "./start-jobs.ts";

const HOUR_MS = 3_600_000;
/**
 * While the clock advances, what recurs waits this long for others to be swept with (virtual time): so
 * sweeps are at least as far apart.
 */
const SWEEP_DELAY_MS = 6 * HOUR_MS;

export interface TimeHooks {
  nextDue(until: Date): Promise<Date | null>;
  onClockMoved(now: Date): Promise<void>;
}

/**
 * Lets a virtual clock advance through all that is due on its way: it asks for the next moment, goes
 * there, and waits until the work of that moment is done. At its end, nothing that is due is left.
 */
export function createTimeHooks(
  deps: InstallationDeps,
  options: {
    logger: Logger;
    exclusive: Exclusive;
    stopping: AbortSignal;
    /** Handles what Amazon has sent by now. */
    drainNotifications?: () => Promise<void>;
    /** Sees that the log has room at the clock's place. */
    keeper?: LogKeeper;
  },
): TimeHooks {
  const { logger, exclusive, stopping, keeper, drainNotifications = async () => {} } = options;
  // Only what was sent before an advance and by its end: between two moments it comes when it comes.
  const readNotifications = () =>
    drainNotifications().catch((error: unknown) => {
      stopping.throwIfAborted();
      logger.warn({ err: error }, "The notification queue could not be read before an advance");
    });
  let sweepAt: number | null = null;
  let isLast = true;
  return {
    // A job that runs holds what it works: what is due after that is known when it has ended.
    nextDue: (until) =>
      exclusive(async () => {
        stopping.throwIfAborted();
        if (isLast) await readNotifications();
        const due = await findNextDue(deps);
        const exact = due.filter(({ kind }) => !SWEPT_KINDS.includes(kind));
        const swept = due.filter(({ kind }) => SWEPT_KINDS.includes(kind));
        sweepAt = earliest(swept.map(({ dueAt }) => dueAt.getTime() + SWEEP_DELAY_MS));
        const next = earliest([...exact.map(({ dueAt }) => dueAt.getTime()), sweepAt ?? Infinity]);
        isLast = next === null || next > until.getTime();
        return isLast || next === null ? null : new Date(next);
      }),
    onClockMoved: (now) =>
      exclusive(async () => {
        stopping.throwIfAborted();
        await keeper?.prepare();
        if (isLast) await readNotifications();
        const isSweep = isLast || (sweepAt !== null && now.getTime() >= sweepAt);
        const kinds = isSweep ? [...EXACT_KINDS, ...SWEPT_KINDS] : EXACT_KINDS;
        const drained = await drainAll(deps, kinds, logger);
        // What people were told at a moment is sent before the next: it speaks of that moment.
        if (isLast || drained.has("NOTIFICATION")) await sendAll(deps, { logger, stopping });
        if (isLast) await keeper?.tend();
      }),
  };
}

function earliest(moments: readonly number[]): number | null {
  return moments.length === 0 ? null : Math.min(...moments);
}
