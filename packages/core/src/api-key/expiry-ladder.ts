import type { ApiKey } from "@evergrant/db";
import { DAY_MS, KEY_WARNING_DAYS } from "./policy.ts";

type Ladder = Pick<ApiKey, "expiresAt" | "warnedDays">;

/** The latest stage that is reached and not yet told of a key's end, in days; null if there is none. */
export function untoldKeyStage({ expiresAt, warnedDays }: Ladder, now: Date): number | null {
  if (expiresAt === null || expiresAt <= now) return null;
  const leftMs = expiresAt.getTime() - now.getTime();
  const reached = KEY_WARNING_DAYS.filter((days) => leftMs <= days * DAY_MS);
  if (reached.length === 0) return null;
  const latest = Math.min(...reached);
  return warnedDays === null || latest < warnedDays ? latest : null;
}

/** When the next stage is to be told; null: never. */
export function nextKeyWarningAt({ expiresAt, warnedDays }: Ladder, now: Date): Date | null {
  if (expiresAt === null) return null;
  const moments = KEY_WARNING_DAYS.filter((days) => warnedDays === null || days < warnedDays)
    .map((days) => expiresAt.getTime() - days * DAY_MS)
    .filter((moment) => moment > now.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

/**
 * What a key becomes with another end. Stages that are behind already are not told: whoever sets a near
 * end knows of it.
 */
export function startKeyTerm(expiresAt: Date | null, now: Date) {
  return {
    expiresAt,
    warnedDays: null,
    warnAt: nextKeyWarningAt({ expiresAt, warnedDays: null }, now),
  };
}
