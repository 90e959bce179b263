import type { WorkspaceTransaction } from "@evergrant/db";
import type { Planner } from "../dispatch/planner.ts";
import { matchesEvent } from "../event/read-events.ts";
import { armDeliveries } from "./arm.ts";
import { type EndpointFilter, filterOf } from "./lane.ts";

/** Has each event delivered to each endpoint that wants it. */
export const planDeliveries: Planner = async (tx, { workspaceId, events, machineNow: now }) => {
  const endpoints = await holdEndpoints(tx, workspaceId);
  const planned = endpoints.flatMap((endpoint) =>
    events
      .filter((event) => matchesEvent(filterOf(endpoint), event))
      .map((event) => ({ endpointId: endpoint.id, event })),
  );
  await armDeliveries(tx, workspaceId, planned, { now, isReplay: false });
};

/** Those that are enabled, and stay so until the transaction ends. */
async function holdEndpoints(tx: WorkspaceTransaction, workspaceId: string) {
  return tx.$queryRaw<({ id: string } & EndpointFilter)[]>`
    SELECT "id"::text AS "id", "types"::text[] AS "types", "sellerAccountIds"::text[] AS "sellerAccountIds"
    FROM "WebhookEndpoint"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "status" = 'ENABLED' AND "deletedAt" IS NULL
    ORDER BY "workspaceId", "id" FOR SHARE`;
}
