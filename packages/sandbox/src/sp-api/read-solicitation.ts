import { findOrder, type Order } from "../orders/order.ts";
import { parseOrderId } from "../orders/order-id.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerInvalidInput } from "./answers.ts";
import type { OperationInput } from "./operation.ts";
import { readList } from "./query.ts";
import { refuseMarketplaces } from "./read-search.ts";

/** The order and marketplace that a solicitation call names, or the answer that refuses it. */
export function readSolicitation(
  world: World,
  seller: Seller,
  { url, id }: OperationInput,
): { order: Order | null; marketplaceId: string } | Response {
  const [marketplaceId, ...others] = readList(url, "marketplaceIds");
  if (marketplaceId === undefined || others.length > 0) {
    return answerInvalidInput("Provide exactly one of marketplaceIds");
  }
  const refused = refuseMarketplaces([marketplaceId], seller);
  if (refused) return refused;
  const { state } = world.store;
  if (!parseOrderId(state.orderIdSalt, id)) return answerInvalidInput("Malformed amazonOrderId");
  return { order: findOrder(state, seller, id), marketplaceId };
}
