import { findOrder } from "../orders/order.ts";
import { parseOrderId } from "../orders/order-id.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerInvalidInput, answerNotFound, answerText } from "./answers.ts";
import type { OperationInput } from "./operation.ts";
import { INCLUDED_DATA } from "./order-answer.ts";
import { readList } from "./query.ts";
import { createOrderWriter } from "./write-order.ts";

/** Another seller's order is as unknown as no order. */
export function getOrder(world: World, seller: Seller, { url, id }: OperationInput): Response {
  const { state } = world.store;
  const includedData = readList(url, "includedData");
  if (includedData.some((name) => !INCLUDED_DATA.includes(name))) {
    return answerInvalidInput("Unknown value in includedData");
  }
  if (!parseOrderId(state.orderIdSalt, id)) return answerInvalidInput("Malformed orderId");
  const order = findOrder(state, seller, id);
  if (!order) return answerNotFound();
  const writeOrder = createOrderWriter(includedData, world.clock.nowMs());
  return answerText(`{"order":${writeOrder(order)}}`);
}
