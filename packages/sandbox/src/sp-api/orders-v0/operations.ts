import type { SellerOperation } from "../operation.ts";
import { getOrders } from "./get-orders.ts";
import { getOrderAddress, getOrderBuyerInfo, getOrderItems, getOrderV0 } from "./read-one-order.ts";

const ORDERS = "/orders/v0/orders";
const ONE_ORDER = {
  kind: "seller",
  method: "GET",
  ratePerSecond: 0.5,
  burst: 30,
  isRestricted: true,
} as const;

/** Deprecated by Amazon, and still called. */
export const ordersV0Operations: readonly SellerOperation[] = [
  {
    kind: "seller",
    operationId: "getOrders",
    method: "GET",
    path: ORDERS,
    ratePerSecond: 0.0167,
    burst: 20,
    isRestricted: true,
    run: getOrders,
  },
  // Amazon calls this getOrder too, as the operation that replaces it.
  { ...ONE_ORDER, operationId: "getOrderV0", path: `${ORDERS}/{orderId}`, run: getOrderV0 },
  {
    ...ONE_ORDER,
    operationId: "getOrderItems",
    path: `${ORDERS}/{orderId}/orderItems`,
    run: getOrderItems,
  },
  {
    ...ONE_ORDER,
    operationId: "getOrderBuyerInfo",
    path: `${ORDERS}/{orderId}/buyerInfo`,
    run: getOrderBuyerInfo,
  },
  {
    ...ONE_ORDER,
    operationId: "getOrderAddress",
    path: `${ORDERS}/{orderId}/address`,
    run: getOrderAddress,
  },
];
