import type { WebhookEndpoint } from "@evergrant/db";
import { changedStates, stateOf } from "../event/changed-states.ts";
import type { EventData, NewEvent } from "../event/new-event.ts";

/** What is told of an endpoint in its workspace's log; never a secret of it. */
export function tellEndpoint(
  type: Extract<NewEvent["type"], `WEBHOOK_${string}`>,
  { id, name }: Pick<WebhookEndpoint, "id" | "name">,
  states: Pick<NewEvent, "before" | "after"> = {},
  data: EventData = {},
): NewEvent {
  return { type, sellerAccountId: null, ...states, data: { webhookEndpointId: id, name, ...data } };
}

const NAMES = [
  ...["name", "url", "types", "sellerAccountIds", "status", "disabledReason"],
  ...["previousSecretUntil", "failingSince", "deletedAt"],
] as const;

export function endpointState(endpoint: WebhookEndpoint): EventData {
  return stateOf(endpoint, NAMES);
}

export function endpointStates(endpoint: WebhookEndpoint, patch: Partial<WebhookEndpoint>) {
  return changedStates(endpoint, patch, NAMES);
}
