import type { RenewLink } from "@evergrant/db";

export type RenewLinkStatus = "OPEN" | "USED" | "REVOKED" | "EXPIRED";

export function renewLinkStatus(
  link: Pick<RenewLink, "usedAt" | "revokedAt" | "expiresAt">,
  now: Date,
): RenewLinkStatus {
  if (link.usedAt !== null) return "USED";
  if (link.revokedAt !== null) return "REVOKED";
  return link.expiresAt <= now ? "EXPIRED" : "OPEN";
}
