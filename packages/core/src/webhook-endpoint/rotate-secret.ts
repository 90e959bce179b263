import { webhookSecretPlace } from "../cipher/places.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import type { Secret } from "../secret.ts";
import { sendAnew } from "../webhook-delivery/send-anew.ts";
import { checkSecretOverlap } from "./check-input.ts";
import { endpointStates, tellEndpoint } from "./endpoint-event.ts";
import { requireEndpoint } from "./lock-endpoint.ts";
import { SECRET_OVERLAP_HOURS } from "./policy.ts";
import { makeSigningSecret } from "./signing-secret.ts";

/**
 * Gives an endpoint another secret, which is answered here, once. For the overlap both sign; a secret that was
 * still signing from a rotation before stops at once.
 */
export async function rotateWebhookSecret(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "cipher" | "bus">,
  actor: Actor,
  {
    webhookEndpointId: id,
    overlapHours,
  }: { webhookEndpointId: string; overlapHours?: number | null | undefined },
): Promise<{ webhookEndpointId: string; secret: Secret }> {
  const { workspaceId } = actor;
  const overlapMs = checkSecretOverlap(overlapHours ?? SECRET_OVERLAP_HOURS);
  const secret = makeSigningSecret();
  const place = webhookSecretPlace({ workspaceId, endpointId: id });
  const encrypted = await deps.cipher.encrypt(secret, place);
  await deps.client.$transaction(async (tx) => {
    const endpoint = await requireEndpoint(tx, workspaceId, id);
    const now = deps.machineClock.now();
    const until = new Date(now.getTime() + overlapMs);
    const patch = {
      secret: encrypted,
      previousSecret: overlapMs > 0 ? endpoint.secret : null,
      previousSecretUntil: overlapMs > 0 ? until : null,
    };
    await tx.webhookEndpoint.updateMany({ where: { id }, data: patch });
    await sendAnew(tx, endpoint, now);
    const states = endpointStates(endpoint, patch);
    const event = tellEndpoint("WEBHOOK_ENDPOINT_ROTATED", endpoint, states);
    await actor.keepAnswer?.(tx, { webhookEndpointId: id });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { webhookEndpointId: id, secret };
}
