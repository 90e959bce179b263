import type { EventType, WebhookEndpoint } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { checkName } from "../seller-account/check-name.ts";
import { sendAtOnce } from "../webhook-delivery/send-at-once.ts";
import { checkAccounts, checkEndpointUrl, checkTypes } from "./check-input.ts";
import { endpointStates, tellEndpoint } from "./endpoint-event.ts";
import { requireEndpoint } from "./lock-endpoint.ts";
import { stopDeliveries } from "./stop-deliveries.ts";

export interface UpdateWebhookEndpointInput {
  webhookEndpointId: string;
  name?: string | null | undefined;
  url?: string | null | undefined;
  types?: readonly EventType[] | null | undefined;
  /** Plain ids. */
  sellerAccountIds?: readonly string[] | null | undefined;
  isEnabled?: boolean | null | undefined;
}

type Changes = Partial<WebhookEndpoint>;

/**
 * Changes an endpoint; what is absent stays. Disabling gives up what is on its way there, enabling sends what
 * happens from then on; another address or enabling, also of one that is enabled and fails, begins with a clean record,
 * and what waits is tried at once.
 */
export async function updateWebhookEndpoint(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus" | "egress">,
  actor: Actor,
  { webhookEndpointId: id, ...input }: UpdateWebhookEndpointInput,
): Promise<{ webhookEndpointId: string }> {
  const { workspaceId } = actor;
  const wanted: Changes = {
    ...(input.name != null && { name: checkName(input.name) }),
    ...(input.url != null && { url: checkEndpointUrl(deps, input.url) }),
    ...(input.types != null && { types: checkTypes(input.types) }),
    ...(input.sellerAccountIds != null && {
      sellerAccountIds: await checkAccounts(deps, input.sellerAccountIds),
    }),
    ...(input.isEnabled === true && { status: "ENABLED", disabledReason: null }),
    ...(input.isEnabled === false && { status: "DISABLED" }),
  };
  await deps.client.$transaction(async (tx) => {
    const endpoint = await requireEndpoint(tx, workspaceId, id);
    const changes = keepChanges(endpoint, wanted);
    // Whoever enables what is enabled and fails has mended it.
    const isMended = input.isEnabled === true && endpoint.failingSince !== null;
    if (Object.keys(changes).length === 0 && !isMended) return;
    const isStopped = changes.status === "DISABLED";
    const isFresh = changes.url !== undefined || changes.status === "ENABLED" || isMended;
    const patch: Changes = {
      ...changes,
      ...(isStopped && { disabledReason: "USER" }),
      ...((isFresh || isStopped) && { failuresInRow: 0, failingSince: null }),
    };
    await tx.webhookEndpoint.updateMany({ where: { id }, data: patch });
    const now = deps.machineClock.now();
    if (isFresh) await sendAtOnce(tx, endpoint, now);
    if (isStopped) await stopDeliveries(tx, endpoint, now);
    const states = endpointStates(endpoint, patch);
    const event = tellEndpoint("WEBHOOK_ENDPOINT_CHANGED", { ...endpoint, ...patch }, states);
    await actor.keepAnswer?.(tx, { webhookEndpointId: id });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { webhookEndpointId: id };
}

/** What differs from before. */
function keepChanges(endpoint: WebhookEndpoint, wanted: Changes): Changes {
  const names = Object.keys(wanted) as (keyof Changes)[];
  return Object.fromEntries(
    names.flatMap((name) =>
      JSON.stringify(wanted[name]) === JSON.stringify(endpoint[name]) ? [] : [[name, wanted[name]]],
    ),
  );
}
