import type { WorkspaceTransaction } from "@evergrant/db";
import { endpointStates, tellEndpoint } from "../webhook-endpoint/endpoint-event.ts";
import { lockEndpoint } from "../webhook-endpoint/lock-endpoint.ts";
import { stopDeliveries } from "../webhook-endpoint/stop-deliveries.ts";
import { afterFailure } from "./breaker.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { holdQueue, moveLanes } from "./lane-moves.ts";
import { LOST } from "./lost.ts";
import { describeFailure, type Outcome } from "./outcome.ts";
import { nextAttemptAt, parseRetryAfter } from "./retry-schedule.ts";
import type { Sent } from "./send.ts";
import type { Attempted, Settled } from "./settle.ts";
import { writeAttempt } from "./write-attempt.ts";

type Failed = Attempted & { outcome: Exclude<Outcome, "DELIVERED"> };

/** A delivery that was not accepted: it is tried again, or given up; and the endpoint may be left alone for a while. */
export async function settleFailure(
  tx: WorkspaceTransaction,
  queue: HeldQueue,
  { head, sent, outcome, chance }: Failed,
  now: Date,
): Promise<Settled> {
  const { workspaceId, endpointId } = queue;
  const endpoint = await lockEndpoint(tx, workspaceId, endpointId);
  const held = await holdQueue(tx, queue);
  if (held === null) return LOST;
  await writeAttempt(tx, workspaceId, head, sent);
  const retryAfterMs = readRetryAfter(sent, now);
  const failures = head.failures + 1;
  const retryAt =
    outcome === "RETRY"
      ? nextAttemptAt({ armedAt: head.armedAt, failures, now, retryAfterMs, chance })
      : null;
  // One that was given up meanwhile, with its endpoint, stays so; one that was set going anew begins anew.
  await tx.webhookDelivery.updateMany({
    where: { id: head.id, status: "PENDING", armedAt: head.armedAt },
    data: {
      ...{ failures, nextAttemptAt: retryAt },
      ...(retryAt === null && {
        ...{ status: "FAILED", failure: describeFailure(sent.answer), finishedAt: now },
      }),
    },
  });
  const result = retryAt === null ? "FAILED" : "RETRIED";
  if (endpoint === null || endpoint.status === "DISABLED") return { ...LOST, result };
  if (outcome === "GONE") {
    const patch = {
      ...({ status: "DISABLED", disabledReason: "GONE" } as const),
      ...{ failuresInRow: 0, failingSince: null },
    };
    await tx.webhookEndpoint.updateMany({ where: { id: endpointId }, data: patch });
    await stopDeliveries(tx, { workspaceId, id: endpointId }, now);
    const states = endpointStates(endpoint, patch);
    const told = tellEndpoint("WEBHOOK_ENDPOINT_DISABLED", endpoint, states);
    return { ...LOST, result, told };
  }
  const change = afterFailure(endpoint, { heldUntil: held.heldUntil, now, retryAfterMs });
  const { health, heldUntil } = change;
  await tx.webhookEndpoint.updateMany({ where: { id: endpointId }, data: health });
  await tx.webhookQueue.updateMany({ where: { endpointId }, data: { heldUntil } });
  await moveLanes(tx, queue, [head]);
  const told = change.told && tellEndpoint("WEBHOOK_ENDPOINT_FAILING", endpoint);
  return { result, health, isStopped: health.failingSince !== null, told };
}

function readRetryAfter({ answer }: Sent, now: Date): number | null {
  return answer.isAnswered ? parseRetryAfter(answer.headers.get("retry-after"), now) : null;
}
