import type { MwsToken } from "@evergrant/db";
import { DAY_MS, EXPIRING_SOON_DAYS } from "./policy.ts";

export type MwsTokenVerification = "VERIFIED" | "PENDING" | "DEGRADED";

/** How sure the status is (docs/lifecycle.md §3): a waiting candidate outranks a doubt. */
export function verificationOf({
  candidateUntil,
  degradedAt,
}: Pick<MwsToken, "candidateUntil" | "degradedAt">): MwsTokenVerification {
  if (candidateUntil !== null) return "PENDING";
  return degradedAt === null ? "VERIFIED" : "DEGRADED";
}

/** ENABLED and within 30 days of its date (docs/lifecycle.md §7). */
export function isExpiringSoon(
  { status, expiresAt }: Pick<MwsToken, "status" | "expiresAt">,
  now: Date,
): boolean {
  if (status !== "ENABLED" || expiresAt === null) return false;
  return expiresAt.getTime() - now.getTime() <= EXPIRING_SOON_DAYS * DAY_MS;
}
