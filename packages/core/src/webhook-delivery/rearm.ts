import type { WorkspaceTransaction } from "@evergrant/db";
import { callWorkers, openLanes } from "./arm.ts";
import { hurryLanes } from "./hurry-lanes.ts";

/**
 * Sets deliveries of an endpoint going again that are finished: from the beginning, in lanes of their own, so that
 * nothing new waits behind them. Answers how many there were. Needs the endpoint held.
 */
export async function rearmDeliveries(
  tx: WorkspaceTransaction,
  { workspaceId, endpointId }: { workspaceId: string; endpointId: string },
  which: { ids: readonly string[] } | { eventIds: readonly string[] },
  now: Date,
): Promise<number> {
  const where = {
    ...("ids" in which ? { id: { in: [...which.ids] } } : { eventId: { in: [...which.eventIds] } }),
    endpointId,
    status: { in: ["DELIVERED", "FAILED"] },
  };
  await callWorkers(tx, workspaceId, [endpointId], now);
  const lanes = await tx.webhookDelivery.groupBy({ by: ["laneId"], where });
  const { count } = await tx.webhookDelivery.updateMany({
    where,
    data: {
      ...{ status: "PENDING", isReplay: true, failure: null, failures: 0 },
      ...{ armedAt: now, nextAttemptAt: now, finishedAt: null },
    },
  });
  const opened = lanes.map(({ laneId }) => ({ endpointId, laneId, isReplay: true }));
  await openLanes(tx, workspaceId, opened, now);
  // What was set going again may stand before what waits in its lane for a later moment.
  await hurryLanes(tx, { workspaceId, id: endpointId }, { onlyReplays: true, now });
  return count;
}
