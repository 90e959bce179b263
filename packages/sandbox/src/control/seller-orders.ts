import { findMarketplace } from "../marketplaces.ts";
import { notifyNewOrders } from "../notifications/notify-order-change.ts";
import { generateBatch, generateOrders, type Order } from "../orders/order.ts";
import { MAX_ORDERS_PER_SELLER } from "../policy.ts";
import type { OrderBatch, Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { type Input, readBoolean, readChoice, readNumber, readString } from "./read-input.ts";

/** Within its window, where nothing else is said. */
const DEFAULT_DELIVERED_DAYS_AGO = 10;
const DELIVERED_DAYS_AGO_LIMITS = { min: -365, max: 3_650 };
const FULFILLMENT_STATUSES = [
  "SHIPPED",
  "PENDING",
  "UNSHIPPED",
  "PARTIALLY_SHIPPED",
  "CANCELLED",
] as const;

export function listOrders(world: World, seller: Seller): object[] {
  return Array.from(generateOrders(world.store.state, seller), describeOrder);
}

/** Makes more orders and answers them; a negative `deliveredDaysAgo` is a delivery to come. */
export function createOrders(world: World, seller: Seller, input: Input): object[] {
  const at = world.clock.nowMs();
  const batch: OrderBatch = {
    start: seller.orderCount,
    count: readNumber(input, "count", { min: 1, max: 100_000, isWhole: true }) ?? 1,
    madeAt: at,
    spreadDays: null,
    deliveredDaysAgo:
      readNumber(input, "deliveredDaysAgo", DELIVERED_DAYS_AGO_LIMITS) ??
      DEFAULT_DELIVERED_DAYS_AGO,
    isRefunded: readBoolean(input, "refunded"),
    fulfillmentStatus: readChoice(input, "fulfillmentStatus", FULFILLMENT_STATUSES) ?? "SHIPPED",
    fulfilledBy: readChoice(input, "fulfilledBy", ["AMAZON", "MERCHANT"]) ?? "AMAZON",
    ...readProduct(input),
    ...readMarketplace(input, seller),
  };
  if (batch.start + batch.count > MAX_ORDERS_PER_SELLER) {
    throw new ControlError(400, `A seller has at most ${MAX_ORDERS_PER_SELLER} orders.`);
  }
  const { sellingPartnerId } = seller;
  world.store.record({ type: "ordersMade", at, sellingPartnerId, batch });
  notifyNewOrders(world, seller, batch);
  return Array.from(generateBatch(world.store.state, seller, batch), describeOrder);
}

function readProduct(input: Input): Pick<OrderBatch, "asin" | "sku" | "title" | "quantity"> {
  const asin = readString(input, "asin");
  const sku = readString(input, "sku");
  const title = readString(input, "title");
  const quantity = readNumber(input, "quantity", { min: 1, max: 1_000, isWhole: true });
  return {
    ...(asin !== undefined && { asin }),
    ...(sku !== undefined && { sku }),
    ...(title !== undefined && { title }),
    ...(quantity !== undefined && { quantity }),
  };
}

function readMarketplace(input: Input, seller: Seller): Pick<OrderBatch, "marketplaceId"> {
  const marketplaceId = readString(input, "marketplaceId");
  if (marketplaceId === undefined) return {};
  if (findMarketplace(marketplaceId)?.region !== seller.region) {
    throw new ControlError(
      400,
      `marketplaceId must be a marketplace of the region ${seller.region}.`,
    );
  }
  return { marketplaceId };
}

function describeOrder(order: Order): object {
  return {
    orderId: order.orderId,
    marketplaceId: order.marketplaceId,
    earliestDelivery: new Date(order.earliestDelivery).toISOString(),
    latestDelivery: new Date(order.latestDelivery).toISOString(),
    refunded: order.isRefunded,
    solicitedAt: order.solicitedAt === null ? null : new Date(order.solicitedAt).toISOString(),
  };
}
