/** How much of everything happens. */
export interface HistoryPlan {
  accounts: number;
  /** Accounts whose warnings come due while everything breaks. */
  warnedAccounts: number;
  /** Within how long of the beginning they do. */
  warningsWithinMs: number;
  writers: number;
  kills: number;
  /** How often each of the other faults strikes. */
  faults: number;
  stallMs: number;
  /** Between two of them, at most. */
  pauseMs: number;
}

export const SHORT_PLAN: HistoryPlan = {
  ...{ accounts: 8, warnedAccounts: 3, warningsWithinMs: 30_000, writers: 4 },
  ...{ kills: 5, faults: 1, stallMs: 3_000, pauseMs: 1_000 },
};

export const FULL_PLAN: HistoryPlan = {
  ...{ accounts: 40, warnedAccounts: 24, warningsWithinMs: 300_000, writers: 8 },
  ...{ kills: 52, faults: 5, stallMs: 8_000, pauseMs: 3_000 },
};

/** Within this of its stage a warning is told: a worker that dies holding it keeps it for a minute. */
export const WARNED_WITHIN_MS = 120_000;
/** For so long it may not get less what is left to be done: a sender that died holds its messages for three minutes. */
export const SETTLE_MS = 300_000;
/** How much longer a fault stays until it has harmed anybody: a worker that died holds its work for a minute. */
export const FELT_MS = 75_000;
/** How long a kill waits for something to be on its way. */
export const IN_FLIGHT_MS = 30_000;
/** A writer whose call waits for its lease to end goes on with another; so many wait at most. */
export const PARKED_MAX = 12;
/** One call in this time asks Amazon: it counts the calls of each seller. */
export const AMAZON_CALL_EVERY_MS = 1_500;
/** So much that is due is brought forward before a worker is killed. */
export const PROBES_BROUGHT_FORWARD = 12;
