import { type CoreDeps, EXACT_KINDS, findNextDue, SWEPT_KINDS } from "@evergrant/core";
import type { Logger } from "pino";
import { drainAll } from "./drain.ts";
import type { Exclusive } from "./start-jobs.ts";

const HOUR_MS = 3_600_000;
/** While the clock advances, what recurs is swept together, at most this often (virtual time). */
const SWEEP_INTERVAL_MS = 6 * HOUR_MS;

export interface TimeHooks {
  nextDue(until: Date): Promise<Date | null>;
  onClockMoved(now: Date): Promise<void>;
}

/**
 * Lets a virtual clock advance through all that is due on its way: it asks for the next moment, goes
 * there, and waits until the work of that moment is done.
 */
export function createTimeHooks(
  deps: CoreDeps,
  { logger, exclusive }: { logger: Logger; exclusive: Exclusive },
): TimeHooks {
  let sweepAt = new Date(0);
  let isLast = false;
  return {
    // A job that runs holds what it works: what is due after that is known when it has ended.
    nextDue: (until) =>
      exclusive(async () => {
        const moments = (await findNextDue(deps))
          .map(({ kind, dueAt }) => (SWEPT_KINDS.includes(kind) ? latest(dueAt, sweepAt) : dueAt))
          .sort((a, b) => a.getTime() - b.getTime());
        const next = moments.find((moment) => moment <= until) ?? null;
        isLast = next === null;
        return next;
      }),
    onClockMoved: (now) =>
      exclusive(async () => {
        const isSweep = isLast || now >= sweepAt;
        if (isSweep) sweepAt = new Date(now.getTime() + SWEEP_INTERVAL_MS);
        await drainAll(deps, isSweep ? [...EXACT_KINDS, ...SWEPT_KINDS] : EXACT_KINDS, logger);
      }),
  };
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
