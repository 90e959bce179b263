import type { MwsToken } from "@evergrant/db";
import { DAY_MS } from "./policy.ts";
import type { Transition } from "./status-change.ts";
import { tell, UNCHANGED } from "./status-change.ts";

/** The latest stage that is reached and not yet told for this grant, in days; null if there is none (§7). */
export function untoldStage(
  { status, expiresAt, warnedDays }: Pick<MwsToken, "status" | "expiresAt" | "warnedDays">,
  stagesDays: readonly number[],
  now: Date,
): number | null {
  if (status !== "ENABLED" || expiresAt === null || expiresAt <= now) return null;
  const leftMs = expiresAt.getTime() - now.getTime();
  const reached = stagesDays.filter((days) => leftMs <= days * DAY_MS);
  if (reached.length === 0) return null;
  const latest = Math.min(...reached);
  return warnedDays === null || latest < warnedDays ? latest : null;
}

/** Tells the stage that is due, if one is. */
export function warn(token: MwsToken, stagesDays: readonly number[], now: Date): Transition {
  const stageDays = untoldStage(token, stagesDays, now);
  if (stageDays === null || token.expiresAt === null) return UNCHANGED;
  return {
    patch: { warnedDays: stageDays },
    events: [
      tell(token, "TOKEN_EXPIRING", {
        daysLeft: daysLeft(token.expiresAt, now),
        expiresAt: token.expiresAt.toISOString(),
        stageDays,
      }),
    ],
  };
}

/** Whole days until a date, rounded up. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS);
}
