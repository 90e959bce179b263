import { Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { QUEUE_LEASE_MS } from "./policy.ts";

/** An endpoint that a worker holds. Until when also says whose it is: nobody else is given the same moment. */
export interface HeldQueue {
  workspaceId: string;
  endpointId: string;
  leasedUntil: Date;
}

/** Takes up to `limit` of the endpoints that something is due for, the longest due first, and holds them for a minute. */
export async function claimQueues(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { limit }: { limit: number },
): Promise<HeldQueue[]> {
  const now = machineClock.now();
  const leasedUntil = new Date(now.getTime() + QUEUE_LEASE_MS);
  return database.system.$queryRaw<HeldQueue[]>(claimQueuesStatement({ now, leasedUntil, limit }));
}

export function claimQueuesStatement(at: {
  now: Date;
  leasedUntil: Date;
  limit: number;
}): Prisma.Sql {
  return Prisma.sql`
    WITH due AS MATERIALIZED (
      SELECT "workspaceId", "endpointId" FROM "WebhookQueue"
      WHERE "dueAt" <= ${at.now} AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${at.now})
      ORDER BY "dueAt" LIMIT ${at.limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE "WebhookQueue" AS queue SET "leasedUntil" = ${at.leasedUntil}
    FROM due
    WHERE queue."workspaceId" = due."workspaceId" AND queue."endpointId" = due."endpointId"
    RETURNING queue."workspaceId"::text AS "workspaceId", queue."endpointId"::text AS "endpointId", queue."leasedUntil"`;
}
