import type { OrderBatch, Seller, State } from "../store/state.ts";
import { generateOrder, generateOrderTime, getMarketplaceId, type Order } from "./order.ts";

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

interface Found extends Place {
  batch: OrderBatch;
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
  const found: Found[] = [];
  for (const batch of seller.batches) {
    if (!accepts(search.fulfillmentStatuses, batch.fulfillmentStatus)) continue;
    if (!accepts(search.fulfilledBy, batch.fulfilledBy)) continue;
    for (let number = batch.start; number < batch.start + batch.count; number++) {
      const time = generateOrderTime(state, seller, batch, number, search.by);
      if (time < search.after || time > search.before) continue;
      if (from && compare({ time, orderNumber: number }, from) <= 0) continue;
      if (!accepts(search.marketplaceIds, getMarketplaceId(seller, batch, number))) continue;
      found.push({ time, orderNumber: number, batch });
    }
  }
  found.sort(compare);
  const page = found.slice(0, search.maxResults);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return {
    orders: page.map(({ batch, orderNumber }) => generateOrder(state, seller, batch, orderNumber)),
    end: last ? { time: last.time, orderNumber: last.orderNumber } : null,
  };
}

function accepts(wanted: string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function compare(a: Place, b: Place): number {
  return a.time - b.time || a.orderNumber - b.orderNumber;
}
