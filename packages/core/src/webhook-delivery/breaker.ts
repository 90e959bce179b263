import { FAILURES_TO_OPEN, FIRST_HOLD_MS, MAX_HOLD_MS } from "./policy.ts";

/** How an endpoint fares. */
export interface Health {
  /** Attempts since the last one that was accepted. */
  failuresInRow: number;
  /** Since when it is left alone but for probes; null: it is well. */
  failingSince: Date | null;
}

export interface Change {
  health: Health;
  /** Until when nothing is sent; null: no longer than each delivery waits by itself. */
  heldUntil: Date | null;
  /** What its owner is to hear. */
  told: "FAILING" | "RECOVERED" | null;
}

/** Whether only one delivery at a time is tried, to see whether the endpoint is there again. */
export function isProbing({ failingSince }: Health): boolean {
  return failingSince !== null;
}

export function afterSuccess({ failingSince }: Health): Change {
  const health = { failuresInRow: 0, failingSince: null };
  return { health, heldUntil: null, told: failingSince === null ? null : "RECOVERED" };
}

/** Of several that were under way when it was opened only the first counts: the others say nothing new. */
export function afterFailure(
  before: Health,
  {
    heldUntil,
    now,
    retryAfterMs,
  }: { heldUntil: Date | null; now: Date; retryAfterMs: number | null },
): Change {
  const isHeld = before.failingSince !== null && heldUntil !== null && heldUntil > now;
  if (isHeld) return { health: before, heldUntil, told: null };
  const failuresInRow = before.failuresInRow + 1;
  const isFailing = before.failingSince !== null || failuresInRow >= FAILURES_TO_OPEN;
  if (!isFailing)
    return { health: { failuresInRow, failingSince: null }, heldUntil: null, told: null };
  const doublings = Math.max(0, failuresInRow - FAILURES_TO_OPEN);
  const wait = Math.max(FIRST_HOLD_MS * 2 ** doublings, retryAfterMs ?? 0);
  return {
    health: { failuresInRow, failingSince: before.failingSince ?? now },
    heldUntil: new Date(now.getTime() + Math.min(MAX_HOLD_MS, wait)),
    told: before.failingSince === null ? "FAILING" : null,
  };
}
