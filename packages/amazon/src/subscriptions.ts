import type { AmazonAccess, AmazonAnswer } from "@evergrant/core";
import * as z from "zod";
import { accessOfApplication, type OwnCaller } from "./application-access.ts";
import type { Connection } from "./connection.ts";
import { askSpApi } from "./sp-api.ts";

const PATH = "/notifications/v1/subscriptions";
const SCOPE = "sellingpartnerapi::notifications";

/** The types that we subscribe to have this version alone. */
const PAYLOAD_VERSION = "1.0";

/**
 * Which changes of orders are told. Reported to be asked for: without it Amazon is said to refuse the
 * subscription.
 */
const DIRECTIVES: Record<string, object> = {
  ORDER_CHANGE: {
    eventFilter: {
      eventFilterType: "ORDER_CHANGE",
      orderChangeTypes: ["OrderStatusChange", "BuyerRequestedChange"],
    },
  },
};

/** A kind of a seller's notifications, and where they go. */
export interface Subscription {
  subscriptionId: string;
  destinationId: string | null;
}

const subscriptionAnswer = z
  .object({
    payload: z.object({ subscriptionId: z.string().min(1), destinationId: z.string().nullish() }),
  })
  .transform(
    ({ payload }): Subscription => ({
      subscriptionId: payload.subscriptionId,
      destinationId: payload.destinationId ?? null,
    }),
  );
const doneAnswer = z.unknown().transform(() => ({ ok: true }) as const);

/**
 * Subscribes for a seller. A conflict is resolved by reading what there is; where that leads to another
 * destination, the conflict stays the answer: only the application itself can delete it.
 */
export async function createSubscription(
  connection: Connection,
  access: AmazonAccess,
  { type, destinationId }: { type: string; destinationId: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ subscriptionId: string }>> {
  const processingDirective = DIRECTIVES[type];
  const question = {
    operation: "createSubscription",
    path: `${PATH}/${encodeURIComponent(type)}`,
    body: {
      payloadVersion: PAYLOAD_VERSION,
      destinationId,
      ...(processingDirective !== undefined && { processingDirective }),
    },
    answer: subscriptionAnswer,
  } as const;
  const created = await askSpApi(connection, access, question, signal);
  if (created.ok) return { ok: true, value: { subscriptionId: created.value.subscriptionId } };
  if (created.failure.status !== 409) return created;
  const known = await getSubscription(connection, access, { type }, signal);
  if (!known.ok) return known;
  return known.value.destinationId === destinationId
    ? { ok: true, value: { subscriptionId: known.value.subscriptionId } }
    : created;
}

/** The seller's subscription of a type. */
export async function getSubscription(
  connection: Connection,
  access: AmazonAccess,
  { type }: { type: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<Subscription>> {
  const question = {
    operation: "getSubscription",
    path: `${PATH}/${encodeURIComponent(type)}`,
    query: { payloadVersion: PAYLOAD_VERSION },
    answer: subscriptionAnswer,
  } as const;
  return askSpApi(connection, access, question, signal);
}

/** Any subscription of the application's, whoever the seller is. */
export async function getSubscriptionById(
  connection: Connection,
  input: OwnCaller & { type: string; subscriptionId: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<Subscription>> {
  const access = await accessOfApplication(connection, input, SCOPE, signal);
  if (!access.ok) return access;
  const operation = "getSubscriptionById";
  const question = { operation, path: pathOf(input), answer: subscriptionAnswer } as const;
  return askSpApi(connection, access.value, question, signal);
}

export async function deleteSubscriptionById(
  connection: Connection,
  input: OwnCaller & { type: string; subscriptionId: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ ok: true }>> {
  const access = await accessOfApplication(connection, input, SCOPE, signal);
  if (!access.ok) return access;
  const operation = "deleteSubscriptionById";
  const question = { operation, path: pathOf(input), answer: doneAnswer } as const;
  return askSpApi(connection, access.value, question, signal);
}

function pathOf({ type, subscriptionId }: { type: string; subscriptionId: string }): string {
  return `${PATH}/${encodeURIComponent(type)}/${encodeURIComponent(subscriptionId)}`;
}
