import type { InstallationDeps } from "../deps.ts";
import { DELETED_LIFE_MS } from "../webhook-endpoint/policy.ts";
import { DELIVERY_LIFE_MS } from "./policy.ts";

const PORTION = 1_000;
type ForgetDeps = Pick<InstallationDeps, "database" | "machineClock">;

/** Deletes a portion of the deliveries that ended a month ago, with their attempts; answers whether there may be more. */
export async function forgetWebhookDeliveries({
  database,
  machineClock,
}: ForgetDeps): Promise<boolean> {
  const before = new Date(machineClock.now().getTime() - DELIVERY_LIFE_MS);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM "WebhookDelivery"
    WHERE ("workspaceId", "id") IN (
      SELECT "workspaceId", "id" FROM "WebhookDelivery"
      WHERE "finishedAt" <= ${before} ORDER BY "finishedAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}

/** Deletes endpoints that were deleted so long ago that none of their deliveries is left. */
export async function forgetWebhookEndpoints({
  database,
  machineClock,
}: ForgetDeps): Promise<boolean> {
  const before = new Date(machineClock.now().getTime() - DELETED_LIFE_MS);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM "WebhookEndpoint"
    WHERE ("workspaceId", "id") IN (
      SELECT "workspaceId", "id" FROM "WebhookEndpoint"
      WHERE "deletedAt" <= ${before} ORDER BY "deletedAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
