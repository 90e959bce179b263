import { findMarketplace } from "../marketplaces.ts";
import { isRecord } from "../sp-api/is-record.ts";
import { type EventFilter, ORDER_CHANGE_TYPES, type OrderChangeType } from "./subscriptions.ts";

/** Types whose subscriptions may have a filter. */
const FILTERED_TYPES: readonly string[] = [
  "ANY_OFFER_CHANGED",
  "ORDER_CHANGE",
  "SHIPMENT_TRACKING_MILESTONE_CHANGED",
];

/** The filter of a subscription, if it has one, or what is wrong with it. */
export function readEventFilter(
  notificationType: string,
  directive: unknown,
): { filter: EventFilter | null; wrong: null } | { filter: null; wrong: string } {
  if (directive === undefined || directive === null) return { filter: null, wrong: null };
  const refuse = (wrong: string) => ({ filter: null, wrong });
  const { eventFilter, filterExpression } = isRecord(directive) ? directive : {};
  // Expressions are refused rather than ignored: a client must not get what it meant to keep out.
  if (filterExpression !== undefined && filterExpression !== null) {
    return refuse("filterExpression is not simulated; use an eventFilter");
  }
  if (!isRecord(eventFilter)) return refuse("Processing Directive eventFilter must not be empty");
  const { eventFilterType, marketplaceIds = null, orderChangeTypes = null } = eventFilter;
  const { aggregationSettings = null, trackingIdentifier = null } = eventFilter;
  const isFit =
    eventFilterType === notificationType &&
    FILTERED_TYPES.includes(notificationType) &&
    (marketplaceIds === null || isListOf(marketplaceIds, (id) => findMarketplace(id))) &&
    (orderChangeTypes === null || isListOf(orderChangeTypes, findOrderChangeType));
  if (!isFit) {
    return refuse(
      `EventFilter Payload ${JSON.stringify(eventFilter)} failed to validate for notification type ${notificationType}`,
    );
  }
  const filter: EventFilter = {
    eventFilterType: notificationType,
    ...(marketplaceIds !== null && { marketplaceIds: marketplaceIds.map(String) }),
    ...(orderChangeTypes !== null && {
      orderChangeTypes: orderChangeTypes.flatMap((type) => findOrderChangeType(`${type}`) ?? []),
    }),
    ...(aggregationSettings !== null && { aggregationSettings }),
    ...(trackingIdentifier !== null && { trackingIdentifier }),
  };
  return { filter, wrong: null };
}

function isListOf(value: unknown, find: (item: string) => unknown): value is unknown[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === "string" && find(item) !== undefined)
  );
}

function findOrderChangeType(text: string): OrderChangeType | undefined {
  return ORDER_CHANGE_TYPES.find((type) => type === text);
}
