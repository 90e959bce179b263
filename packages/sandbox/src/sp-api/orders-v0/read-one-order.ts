import { findOrder, type Order } from "../../orders/order.ts";
import { parseOrderId } from "../../orders/order-id.ts";
import type { Seller } from "../../store/state.ts";
import type { World } from "../../world.ts";
import { answerInvalidInput, answerJson, answerNotFound } from "../answers.ts";
import type { OperationInput } from "../operation.ts";
import {
  describeAddress,
  describeBuyer,
  describeItem,
  describeOrder,
  type OpenData,
} from "./describe-order.ts";

type Describe = (order: Order, input: OperationInput) => object;

export const getOrderV0 = readOneOrder((order, { dataElements }) =>
  describeOrder(order, readOpenData(dataElements)),
);

export const getOrderItems = readOneOrder((order, { dataElements }) => ({
  AmazonOrderId: order.orderId,
  OrderItems: [
    { ...describeItem(order), ...(readOpenData(dataElements).hasBuyer && { BuyerInfo: {} }) },
  ],
}));

/** Any restricted data token for this path opens all that it tells. */
export const getOrderBuyerInfo = readOneOrder((order, { dataElements }) => ({
  AmazonOrderId: order.orderId,
  ...describeBuyer(order, dataElements !== null),
}));

export const getOrderAddress = readOneOrder((order, { dataElements }) => ({
  AmazonOrderId: order.orderId,
  ShippingAddress: describeAddress(order, dataElements !== null),
}));

export function readOpenData(dataElements: readonly string[] | null): OpenData {
  return {
    hasBuyer: dataElements?.includes("buyerInfo") ?? false,
    hasAddress: dataElements?.includes("shippingAddress") ?? false,
  };
}

function readOneOrder(describe: Describe) {
  return (world: World, seller: Seller, input: OperationInput): Response => {
    const { state } = world.store;
    if (!parseOrderId(state.orderIdSalt, input.id)) return answerInvalidInput("Malformed orderId");
    const order = findOrder(state, seller, input.id);
    return order ? answerJson({ payload: describe(order, input) }) : answerNotFound();
  };
}
