import type { Actor, CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { callWorkers } from "./arm.ts";
import { moveLanes } from "./lane-moves.ts";
import { rearmDeliveries } from "./rearm.ts";
import { requireEnabled } from "./require-enabled.ts";

/** Sends one delivery again, under the same id; one that is on its way is tried now. */
export async function replayWebhookDelivery(
  deps: Pick<CoreDeps, "client" | "machineClock">,
  actor: Actor,
  { webhookDeliveryId: id }: { webhookDeliveryId: string },
): Promise<{ webhookDeliveryId: string }> {
  const { workspaceId } = actor;
  const found = await deps.client.webhookDelivery.findFirst({ where: { id } });
  if (found === null) throw deliveryNotFound();
  const { endpointId } = found;
  await deps.client.$transaction(async (tx) => {
    await requireEnabled(tx, workspaceId, endpointId);
    const now = deps.machineClock.now();
    const again = await rearmDeliveries(tx, { workspaceId, endpointId }, { ids: [id] }, now);
    if (again === 0) {
      await callWorkers(tx, workspaceId, [endpointId], now);
      const data = { armedAt: now, failures: 0, nextAttemptAt: now };
      await tx.webhookDelivery.updateMany({ where: { id }, data });
      await moveLanes(tx, found, [found]);
    }
    await actor.keepAnswer?.(tx, { webhookDeliveryId: id });
  });
  return { webhookDeliveryId: id };
}

export function deliveryNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such webhook delivery.");
}
