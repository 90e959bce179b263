import { Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { DELETED_LIFE_MS } from "../webhook-endpoint/policy.ts";
import { DELIVERY_LIFE_MS } from "./policy.ts";

const PORTION = 1_000;
type ForgetDeps = Pick<InstallationDeps, "database" | "machineClock">;

const DELIVERIES = {
  table: Prisma.raw(`"WebhookDelivery"`),
  endedAt: Prisma.raw(`"finishedAt"`),
  lifeMs: DELIVERY_LIFE_MS,
};
const ENDPOINTS = {
  table: Prisma.raw(`"WebhookEndpoint"`),
  endedAt: Prisma.raw(`"deletedAt"`),
  lifeMs: DELETED_LIFE_MS,
};

/** Deletes a portion of the deliveries that ended a month ago, with their attempts; answers whether there may be more. */
export async function forgetWebhookDeliveries(deps: ForgetDeps): Promise<boolean> {
  return forgetPortion(deps, DELIVERIES);
}

/** Deletes endpoints that were deleted so long ago that none of their deliveries is left. */
export async function forgetWebhookEndpoints(deps: ForgetDeps): Promise<boolean> {
  return forgetPortion(deps, ENDPOINTS);
}

async function forgetPortion(
  { database, machineClock }: ForgetDeps,
  { table, endedAt, lifeMs }: typeof DELIVERIES,
): Promise<boolean> {
  const before = new Date(machineClock.now().getTime() - lifeMs);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM ${table}
    WHERE ("workspaceId", "id") IN (
      SELECT "workspaceId", "id" FROM ${table}
      WHERE ${endedAt} <= ${before} ORDER BY ${endedAt} LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
