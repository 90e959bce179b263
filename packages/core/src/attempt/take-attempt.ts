import type { InstallationDeps } from "../deps.ts";
import { Secret } from "../secret.ts";

/** How often something may be tried, all nodes together. */
export interface AttemptLimit {
  max: number;
  windowMs: number;
}

/**
 * Counts one attempt, and answers null while there are few enough; else for how many seconds no further
 * one is let through. The window begins with its first attempt, and nothing that is tried moves its end.
 */
export async function takeAttempt(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  key: string,
  { max, windowMs }: AttemptLimit,
): Promise<number | null> {
  const now = machineClock.now();
  const end = new Date(now.getTime() + windowMs);
  const [counted] = await database.identity.$queryRaw<{ count: number; windowEndsAt: Date }[]>`
    INSERT INTO "Attempt" AS a ("key", "count", "windowEndsAt") VALUES (${key}, 1, ${end})
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN a."windowEndsAt" <= ${now} THEN 1 ELSE a."count" + 1 END,
      "windowEndsAt" = CASE WHEN a."windowEndsAt" <= ${now} THEN ${end} ELSE a."windowEndsAt" END
    RETURNING "count", "windowEndsAt"`;
  if (counted === undefined || counted.count <= max) return null;
  return Math.max(1, Math.ceil((counted.windowEndsAt.getTime() - now.getTime()) / 1_000));
}

/** What attempts of somebody, by a mail or network address, are counted under: names nobody to whoever reads the table. */
export function attemptKeyOf(
  { cipher }: Pick<InstallationDeps, "cipher">,
  what: string,
  address: string,
): string {
  const hash = cipher.keyedHash("attempt", new Secret(`${what} ${address.toLowerCase()}`));
  return `${what} ${Buffer.from(hash).toString("base64url")}`;
}

/** Begins the count anew. */
export async function clearAttempts(
  { database }: Pick<InstallationDeps, "database">,
  key: string,
): Promise<void> {
  await database.identity.attempt.deleteMany({ where: { key } });
}
