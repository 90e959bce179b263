import type { ApiKey } from "@evergrant/db";

export type ApiKeyStatus = "ACTIVE" | "EXPIRED" | "REVOKED";

/** Whether a key works, by machine time. */
export function apiKeyStatus(
  { revokedAt, expiresAt }: Pick<ApiKey, "revokedAt" | "expiresAt">,
  now: Date,
): ApiKeyStatus {
  if (revokedAt !== null) return "REVOKED";
  return expiresAt !== null && expiresAt <= now ? "EXPIRED" : "ACTIVE";
}

/** The keys that work, as a condition. */
export function activeKeys(now: Date) {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}
