import type { WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps, InstallationDeps } from "../deps.ts";
import { SUBSCRIBED_TYPES } from "./policy.ts";

type QueueDeps = Pick<CoreDeps, "notificationQueue">;

/** An account has a string that it did not have before: Amazon is to send notifications about it. */
export async function requestSubscription(
  tx: WorkspaceTransaction,
  { notificationQueue }: QueueDeps,
  account: { workspaceId: string; sellerAccountId: string },
  dueAt: Date,
): Promise<void> {
  if (notificationQueue === null) return;
  const { workspaceId, sellerAccountId } = account;
  const key = { workspaceId, sellerAccountId, kind: "SUBSCRIPTION" } as const;
  await tx.dueWork.upsert({
    where: { workspaceId_sellerAccountId_kind: key },
    create: { ...key, dueAt },
    update: { dueAt, leasedUntil: null },
  });
}

/**
 * The same for every account with a living token that lacks a subscription: those of before there was a
 * queue, and those that were given up. Answers how many.
 */
export async function requestSubscriptions({
  database,
  clock,
  notificationQueue,
}: Pick<InstallationDeps, "database" | "clock" | "notificationQueue">): Promise<number> {
  if (notificationQueue === null) return 0;
  const types = [...SUBSCRIBED_TYPES];
  return database.system.$executeRaw`
    INSERT INTO "DueWork" ("workspaceId", "sellerAccountId", "kind", "dueAt")
    SELECT token."workspaceId", token."sellerAccountId", 'SUBSCRIPTION', ${clock.now()}
    FROM "MwsToken" AS token
    WHERE token."status" = 'ENABLED' AND ${types.length} > (
      SELECT count(*) FROM "AmazonSubscription" AS subscription
      WHERE subscription."workspaceId" = token."workspaceId"
        AND subscription."sellerAccountId" = token."sellerAccountId"
        AND subscription."type" = ANY (${types})
    )
    ON CONFLICT ("workspaceId", "sellerAccountId", "kind") DO NOTHING`;
}
