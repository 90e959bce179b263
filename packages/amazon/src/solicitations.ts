import type { AmazonAccess, AmazonAnswer } from "@evergrant/core";
import * as z from "zod";
import type { Connection } from "./connection.ts";
import { askSpApi } from "./sp-api.ts";

const HAL = "application/hal+json";
const REVIEW_REQUEST = "productReviewAndSellerFeedback";

export interface SolicitedOrder {
  orderId: string;
  /** The order's own. */
  marketplaceId: string;
}

const actionsAnswer = z
  .object({ _links: z.object({ actions: z.array(z.object({ name: z.string() })).nullish() }) })
  .transform(({ _links: { actions } }) => ({ actions: (actions ?? []).map(({ name }) => name) }));

/** Any success will do: the mail is sent, whatever the body says, and must not be sent twice. */
const sentAnswer = z.unknown().transform(() => ({ ok: true }) as const);

/**
 * What may be asked of an order's buyer: `productReviewAndSellerFeedback`, or nothing. Amazon has answered
 * nothing at random, too: within the window it is worth asking again.
 */
export async function getSolicitationActionsForOrder(
  connection: Connection,
  access: AmazonAccess,
  order: SolicitedOrder,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ actions: string[] }>> {
  const question = {
    operation: "getSolicitationActionsForOrder",
    path: pathOf(order),
    query: { marketplaceIds: order.marketplaceId },
    accept: HAL,
    answer: actionsAnswer,
  } as const;
  return askSpApi(connection, access, question, signal);
}

/** Has Amazon ask the buyer for a review. An `unavailable` one may have been sent: ask Amazon before asking again. */
export async function createProductReviewAndSellerFeedbackSolicitation(
  connection: Connection,
  access: AmazonAccess,
  order: SolicitedOrder,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ ok: true }>> {
  const question = {
    operation: "createProductReviewAndSellerFeedbackSolicitation",
    path: `${pathOf(order)}/solicitations/${REVIEW_REQUEST}`,
    query: { marketplaceIds: order.marketplaceId },
    accept: HAL,
    answer: sentAnswer,
  } as const;
  return askSpApi(connection, access, question, signal);
}

function pathOf({ orderId }: SolicitedOrder): string {
  return `/solicitations/v1/orders/${encodeURIComponent(orderId)}`;
}
