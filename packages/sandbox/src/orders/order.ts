import { DAY_MS } from "../duration.ts";
import type { OrderBatch, Seller, State } from "../store/state.ts";
import { formatOrderId, getChance, parseOrderId } from "./order-id.ts";
import { PRODUCTS } from "./products.ts";

const SHORTEST_TRANSIT_DAYS = 3;
const LONGEST_TRANSIT_DAYS = 6;

/** One order, generated. Times are milliseconds of virtual time. */
export interface Order {
  orderNumber: number;
  orderId: string;
  marketplaceId: string;
  createdAt: number;
  lastUpdatedAt: number;
  earliestDelivery: number;
  latestDelivery: number;
  fulfillmentStatus: string;
  fulfilledBy: string;
  isRefunded: boolean;
  /** Null: no review was asked for. */
  solicitedAt: number | null;
  item: Item;
}

export interface Item {
  asin: string;
  sku: string;
  title: string;
  quantity: number;
  cents: number;
}

/** An order has one item, named by the order's last fourteen digits. */
export function getItemId(order: Order): string {
  const { orderId } = order;
  return orderId.slice(4, 11) + orderId.slice(12);
}

/** The seller's order of that id; null when it is another's or nobody's. */
export function findOrder(state: State, seller: Seller, orderId: string): Order | null {
  const place = parseOrderId(state.orderIdSalt, orderId);
  if (place?.sellerIndex !== seller.index || place.orderNumber >= seller.orderCount) return null;
  const batch = findBatch(seller, place.orderNumber);
  return batch ? generateOrder(state, seller, batch, place.orderNumber) : null;
}

/** All orders of a seller, oldest batch first. */
export function* generateOrders(state: State, seller: Seller): Generator<Order> {
  for (const batch of seller.batches) yield* generateBatch(state, seller, batch);
}

export function* generateBatch(state: State, seller: Seller, batch: OrderBatch): Generator<Order> {
  for (let number = batch.start; number < batch.start + batch.count; number++) {
    yield generateOrder(state, seller, batch, number);
  }
}

export function generateOrder(
  state: State,
  seller: Seller,
  batch: OrderBatch,
  number: number,
): Order {
  const place = { sellerIndex: seller.index, orderNumber: number };
  const chance = getChance(state.orderIdSalt, place);
  const delivery = getDelivery(batch, number);
  const solicitedAt = seller.solicitedAt[number] ?? 0;
  return {
    orderNumber: number,
    orderId: formatOrderId(state.orderIdSalt, place),
    marketplaceId: getMarketplaceId(seller, batch, number),
    createdAt: getCreatedAt(batch, delivery, chance),
    lastUpdatedAt: getLastUpdatedAt(batch, delivery),
    earliestDelivery: delivery,
    latestDelivery: delivery,
    fulfillmentStatus: batch.fulfillmentStatus,
    fulfilledBy: batch.fulfilledBy,
    isRefunded: batch.isRefunded,
    solicitedAt: solicitedAt === 0 ? null : solicitedAt,
    item: getItem(batch, chance % PRODUCTS.length),
  };
}

/** One object for each product, unless the batch names its own: many orders are alike. */
const ITEMS: readonly Item[] = PRODUCTS.map((product) => ({ ...product, quantity: 1 }));
const FIRST_ITEM: Item = { ...PRODUCTS[0], quantity: 1 };

function getItem(batch: OrderBatch, product: number): Item {
  const item = ITEMS[product] ?? FIRST_ITEM;
  const { asin, sku, title, quantity } = batch;
  if ((asin ?? sku ?? title ?? quantity) === undefined) return item;
  return {
    asin: asin ?? item.asin,
    sku: sku ?? (asin === undefined ? item.sku : `SKU-${asin}`),
    title: title ?? (asin === undefined ? item.title : `Product ${asin}`),
    quantity: quantity ?? 1,
    cents: item.cents,
  };
}

/** One time of an order, for a search that looks at many orders and takes few. */
export function generateOrderTime(
  state: State,
  seller: Seller,
  batch: OrderBatch,
  number: number,
  which: "createdAt" | "lastUpdatedAt",
): number {
  const delivery = getDelivery(batch, number);
  if (which === "lastUpdatedAt") return getLastUpdatedAt(batch, delivery);
  const place = { sellerIndex: seller.index, orderNumber: number };
  return getCreatedAt(batch, delivery, getChance(state.orderIdSalt, place));
}

export function getMarketplaceId(seller: Seller, batch: OrderBatch, number: number): string {
  const { marketplaceIds } = seller;
  return batch.marketplaceId ?? marketplaceIds[number % marketplaceIds.length] ?? "";
}

function getCreatedAt(batch: OrderBatch, delivery: number, chance: number): number {
  const transitDays =
    SHORTEST_TRANSIT_DAYS +
    (chance % 1_000) * ((LONGEST_TRANSIT_DAYS - SHORTEST_TRANSIT_DAYS) / 1_000);
  return Math.min(batch.madeAt, Math.round(delivery - transitDays * DAY_MS));
}

function getLastUpdatedAt(batch: OrderBatch, delivery: number): number {
  return batch.spreadDays === null ? batch.madeAt : delivery;
}

function getDelivery(batch: OrderBatch, number: number): number {
  const daysAgo =
    batch.spreadDays === null
      ? batch.deliveredDaysAgo
      : (batch.spreadDays * (number - batch.start + 0.5)) / batch.count;
  return Math.round(batch.madeAt - daysAgo * DAY_MS);
}

function findBatch(seller: Seller, number: number): OrderBatch | undefined {
  let [low, high] = [0, seller.batches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((seller.batches[middle]?.start ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return seller.batches[low];
}
