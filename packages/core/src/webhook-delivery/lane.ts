import type { Event, WebhookEndpoint } from "@evergrant/db";
import type { EventFilter } from "../event/read-events.ts";

export type EndpointFilter = Pick<WebhookEndpoint, "types" | "sellerAccountIds">;

/** What an endpoint is sent: an empty list lets everything through. One that names accounts hears nothing of what concerns none. */
export function filterOf({ types, sellerAccountIds }: EndpointFilter): EventFilter {
  return {
    types: types.length > 0 ? types : null,
    sellerAccountIds: sellerAccountIds.length > 0 ? sellerAccountIds : null,
  };
}

/** The order that an event is delivered in: with those of its account, or with those of the workspace itself. */
export function laneIdOf(
  endpointId: string,
  { sellerAccountId }: Pick<Event, "sellerAccountId">,
): string {
  return sellerAccountId ?? endpointId;
}
