import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { endpointStates, tellEndpoint } from "./endpoint-event.ts";
import { requireEndpoint } from "./lock-endpoint.ts";
import { stopDeliveries } from "./stop-deliveries.ts";

/** Ends an endpoint, and destroys its secrets. The log of its deliveries stays for its time. */
export async function deleteWebhookEndpoint(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  actor: Actor,
  { webhookEndpointId: id }: { webhookEndpointId: string },
): Promise<{ deletedId: string }> {
  const { workspaceId } = actor;
  await deps.client.$transaction(async (tx) => {
    const endpoint = await requireEndpoint(tx, workspaceId, id);
    const now = deps.machineClock.now();
    const patch = {
      ...({ status: "DISABLED", disabledReason: "USER", deletedAt: now } as const),
      ...{ secret: null, previousSecret: null, previousSecretUntil: null },
      ...{ failuresInRow: 0, failingSince: null },
    };
    await tx.webhookEndpoint.updateMany({ where: { id }, data: patch });
    await stopDeliveries(tx, { workspaceId, id }, now);
    const states = endpointStates(endpoint, patch);
    const event = tellEndpoint("WEBHOOK_ENDPOINT_DELETED", endpoint, states);
    await actor.keepAnswer?.(tx, { deletedId: id });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { deletedId: id };
}
