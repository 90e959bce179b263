import type { CoreDeps } from "../deps.ts";

/**
 * Why a link no longer serves the authorization that was begun with it; null while it does. That its
 * own time has ended since is no reason: the authorization has ten minutes of its own.
 */
export async function findLinkRefusal(
  { client }: Pick<CoreDeps, "client">,
  renewLinkId: string,
): Promise<"LINK_USED" | "LINK_REVOKED" | null> {
  const link = await client.renewLink.findFirst({
    where: { id: renewLinkId },
    select: { usedAt: true, revokedAt: true },
  });
  if (link === null || link.revokedAt !== null) return "LINK_REVOKED";
  return link.usedAt === null ? null : "LINK_USED";
}
