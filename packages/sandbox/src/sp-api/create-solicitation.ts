import { findFault } from "../faults.ts";
import { findOrder } from "../orders/order.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerHal, answerSolicitationRefused } from "./answers.ts";
import type { OperationInput } from "./operation.ts";
import { readSolicitation } from "./read-solicitation.ts";
import { getRefusal, REFUSALS } from "./solicitation-eligibility.ts";

/** Asks for a review, once per order. Every request of a known seller is kept, also refused ones. */
export const createSolicitation = {
  run(world: World, seller: Seller, input: OperationInput): Response {
    const read = readSolicitation(world, seller, input);
    if (read instanceof Response) {
      keepRequest(world, seller, input, read.status, "Invalid Input");
      return read;
    }
    const refusal =
      getRefusal(read.order, read.marketplaceId, world.clock.nowMs()) ??
      // What is not offered cannot be asked for either.
      (findFault(world, "empty-actions", input.call) ? REFUSALS.notAvailable : null);
    keepRequest(world, seller, input, refusal === null ? 201 : 403, refusal ?? "");
    return refusal === null ? answerHal({}, 201) : answerSolicitationRefused(refusal);
  },

  onRefused(world: World, seller: Seller, input: OperationInput, response: Response): void {
    keepRequest(
      world,
      seller,
      input,
      response.status,
      "The call was refused before its order was read.",
    );
  },
};

function keepRequest(
  world: World,
  seller: Seller,
  input: OperationInput,
  status: number,
  message: string,
): void {
  world.store.record({
    type: "reviewRequested",
    at: world.clock.nowMs(),
    sellingPartnerId: seller.sellingPartnerId,
    orderNumber: findOrder(world.store.state, seller, input.id)?.orderNumber ?? null,
    orderId: input.id,
    status,
    message,
  });
}
