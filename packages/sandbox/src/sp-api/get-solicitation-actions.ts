import { findFault } from "../faults.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerHal, answerNotFound } from "./answers.ts";
import type { OperationInput } from "./operation.ts";
import { readSolicitation } from "./read-solicitation.ts";
import { getRefusal } from "./solicitation-eligibility.ts";

const ACTION = "productReviewAndSellerFeedback";

/** What can be asked for now, as HAL; an order that is not eligible has no actions. */
export function getSolicitationActions(
  world: World,
  seller: Seller,
  input: OperationInput,
): Response {
  const read = readSolicitation(world, seller, input);
  if (read instanceof Response) return read;
  if (!read.order) return answerNotFound();
  const { orderId } = read.order;
  const isOffered =
    getRefusal(read.order, read.marketplaceId, world.clock.nowMs()) === null &&
    !findFault(world, "empty-actions", input.call);

  const self = `/solicitations/v1/orders/${orderId}`;
  const query = `?marketplaceIds=${read.marketplaceId}`;
  const href = `${self}/solicitations/${ACTION}`;
  const actions = isOffered ? [{ href: `${href}${query}`, name: ACTION }] : [];
  const embedded = isOffered
    ? [
        {
          _links: {
            self: { href: `${href}${query}`, name: ACTION },
            schema: { href: `${href}/schema${query}`, name: ACTION },
          },
          payload: { name: ACTION },
        },
      ]
    : [];
  return answerHal({
    _links: { actions, self: { href: `${self}${query}` } },
    _embedded: { actions: embedded },
  });
}
