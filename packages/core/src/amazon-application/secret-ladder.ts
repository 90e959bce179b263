import type { AmazonApplication } from "@evergrant/db";
import { DAY_MS } from "../mws-token/policy.ts";
import {
  CLIENT_SECRET_LIFE_MS,
  ROTATION_REPEAT_MS,
  SECRET_EXPIRING_SOON_DAYS,
  SECRET_WARNING_DAYS,
} from "./policy.ts";

type Ladder = Pick<AmazonApplication, "secretExpiresAt" | "secretWarnedDays">;
type Rotation = Pick<AmazonApplication, "workspaceId" | "secretExpiresAt" | "rotationAskedAt">;

/** What an application becomes with another end of its secret: the ladder starts anew. */
export function startTerm(secretExpiresAt: Date | null, now: Date) {
  const dueAt = secretExpiresAt === null ? null : now;
  return { secretExpiresAt, secretWarnedDays: null, dueAt, leasedUntil: null };
}

/** The latest stage that is reached and not yet told for this secret, in days; null if there is none. */
export function untoldSecretStage(
  { secretExpiresAt, secretWarnedDays }: Ladder,
  now: Date,
): number | null {
  if (secretExpiresAt === null || secretExpiresAt <= now) return null;
  const leftMs = secretExpiresAt.getTime() - now.getTime();
  const reached = SECRET_WARNING_DAYS.filter((days) => leftMs <= days * DAY_MS);
  if (reached.length === 0) return null;
  const latest = Math.min(...reached);
  return secretWarnedDays === null || latest < secretWarnedDays ? latest : null;
}

/** When the next stage is to be told; null: never. */
export function nextStageAt({ secretExpiresAt, secretWarnedDays }: Ladder, now: Date): Date | null {
  if (secretExpiresAt === null) return null;
  const moments = SECRET_WARNING_DAYS.filter(
    (days) => secretWarnedDays === null || days < secretWarnedDays,
  )
    .map((days) => secretExpiresAt.getTime() - days * DAY_MS)
    .filter((moment) => moment > now.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

/**
 * When Amazon is next to be asked for a new secret of the installation's application; null: never. What a
 * workspace brought is rotated by its wish alone, and a secret that has ended cannot ask for another.
 */
export function nextRotationAt(
  { workspaceId, secretExpiresAt, rotationAskedAt }: Rotation,
  rotateSecretDays: number | null,
): Date | null {
  if (workspaceId !== null || rotateSecretDays === null || secretExpiresAt === null) return null;
  const first = secretExpiresAt.getTime() - rotateSecretDays * DAY_MS;
  const again = rotationAskedAt === null ? first : rotationAskedAt.getTime() + ROTATION_REPEAT_MS;
  const next = Math.max(first, again);
  return next < secretExpiresAt.getTime() ? new Date(next) : null;
}

/** Whether somebody should see to the secret. */
export function isSecretExpiringSoon(
  { secretExpiresAt }: Pick<AmazonApplication, "secretExpiresAt">,
  now: Date,
): boolean {
  if (secretExpiresAt === null) return false;
  return secretExpiresAt.getTime() - now.getTime() <= SECRET_EXPIRING_SOON_DAYS * DAY_MS;
}

/**
 * Whether the stored secret was made after a notification was sent: the queue keeps no order. A date that
 * lies further ahead than a secret lives was entered wrongly, and does not say when it was made.
 */
export function isNewerThan(
  { secretExpiresAt }: Pick<AmazonApplication, "secretExpiresAt">,
  eventTime: Date,
  now: Date,
): boolean {
  if (secretExpiresAt === null) return false;
  const madeAt = secretExpiresAt.getTime() - CLIENT_SECRET_LIFE_MS;
  return madeAt > eventTime.getTime() && madeAt <= now.getTime();
}
