import type { WorkspaceTransaction } from "@evergrant/db";
import { tellEndpoint } from "../webhook-endpoint/endpoint-event.ts";
import { lockEndpoint } from "../webhook-endpoint/lock-endpoint.ts";
import { afterSuccess } from "./breaker.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { holdQueue, moveLanes } from "./lane-moves.ts";
import { LostQueueError } from "./lost.ts";
import type { Attempted, Settled } from "./settle.ts";
import { writeAttempt } from "./write-attempt.ts";

/** A delivery that was accepted: its lane goes on, and an endpoint that failed is well again. */
export async function settleSuccess(
  tx: WorkspaceTransaction,
  queue: HeldQueue,
  { head, sent }: Attempted,
  now: Date,
): Promise<Settled> {
  const { workspaceId, endpointId } = queue;
  const select = { failuresInRow: true, failingSince: true } as const;
  const before = await tx.webhookEndpoint.findFirst({ where: { id: endpointId }, select });
  // One that is well is not touched: its deliveries are not to wait for each other.
  const isTouched = before !== null && before.failuresInRow > 0;
  const endpoint = isTouched ? await lockEndpoint(tx, workspaceId, endpointId) : null;
  const settled: Settled = { result: "DELIVERED", health: before, isStopped: false, told: null };
  // First what is its own: for the queue all lanes of the endpoint wait, and they need not wait for this, too.
  await writeAttempt(tx, workspaceId, head, sent);
  // Also where it was given up meanwhile, with its endpoint: it has arrived.
  await tx.webhookDelivery.updateMany({
    where: { id: head.id },
    data: {
      ...{ status: "DELIVERED", failure: null, nextAttemptAt: null, finishedAt: now },
    },
  });
  if ((await holdQueue(tx, queue)) === null) throw new LostQueueError();
  await moveLanes(tx, queue, [head]);
  if (endpoint === null) return settled;
  const { health, told } = afterSuccess(endpoint);
  await tx.webhookEndpoint.updateMany({ where: { id: endpointId }, data: health });
  await tx.webhookQueue.updateMany({ where: { endpointId }, data: { heldUntil: null } });
  const event = told && tellEndpoint("WEBHOOK_ENDPOINT_RECOVERED", endpoint);
  return { ...settled, health, told: event };
}
