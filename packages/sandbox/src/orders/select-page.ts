import type { Seller, State } from "../store/state.ts";
import { generateOrders, type Order } from "./order.ts";

/** Which orders are looked for; an empty list takes any. */
export interface OrderSearch {
  /** Which time of an order is searched, sorted and paged by. */
  by: "createdAt" | "lastUpdatedAt";
  after: number;
  before: number;
  marketplaceIds: string[];
  fulfillmentStatuses: string[];
  fulfilledBy: string[];
  maxResults: number;
}

/** The order that a page ended with. */
export interface Place {
  time: number;
  orderNumber: number;
}

/**
 * Oldest first. Pages are places in that order, so new orders never shift what was read.
 * `end` is where the page ended, or null where nothing follows.
 */
export function selectPage(
  state: State,
  seller: Seller,
  search: OrderSearch,
  from: Place | null,
): { orders: Order[]; end: Place | null } {
  const found: Order[] = [];
  for (const order of generateOrders(state, seller)) {
    if (matches(order, search) && (!from || isPast(order, search, from))) found.push(order);
  }
  found.sort((a, b) => a[search.by] - b[search.by] || a.orderNumber - b.orderNumber);
  const orders = found.slice(0, search.maxResults);
  const last = found.length > orders.length ? orders.at(-1) : undefined;
  return { orders, end: last ? { time: last[search.by], orderNumber: last.orderNumber } : null };
}

function matches(order: Order, search: OrderSearch): boolean {
  const time = order[search.by];
  const accepts = (wanted: string[], value: string) =>
    wanted.length === 0 || wanted.includes(value);
  return (
    time >= search.after &&
    time <= search.before &&
    accepts(search.marketplaceIds, order.marketplaceId) &&
    accepts(search.fulfillmentStatuses, order.fulfillmentStatus) &&
    accepts(search.fulfilledBy, order.fulfilledBy)
  );
}

function isPast(order: Order, search: OrderSearch, place: Place): boolean {
  const time = order[search.by];
  return time > place.time || (time === place.time && order.orderNumber > place.orderNumber);
}
