import type { Event } from "@evergrant/db";

/** What an endpoint wants to hear of; an empty list: everything. */
export interface EndpointFilter {
  types: readonly string[];
  sellerAccountIds: readonly string[];
}

/** Whether an endpoint is sent an event. One that names accounts hears nothing of what concerns none. */
export function isWanted(
  { types, sellerAccountIds }: EndpointFilter,
  { type, sellerAccountId }: Pick<Event, "type" | "sellerAccountId">,
): boolean {
  if (types.length > 0 && !types.includes(type)) return false;
  if (sellerAccountIds.length === 0) return true;
  return sellerAccountId !== null && sellerAccountIds.includes(sellerAccountId);
}

/** The order that an event is delivered in: with those of its account, or with those of the workspace itself. */
export function laneIdOf(
  endpointId: string,
  { sellerAccountId }: Pick<Event, "sellerAccountId">,
): string {
  return sellerAccountId ?? endpointId;
}
