import type { Amazon, AmazonAccess, AmazonAnswer, Secret } from "@evergrant/core";
import type { SellerNotice } from "./app-integrations.ts";
import type { OwnCaller } from "./application-access.ts";
import type { Destination } from "./destinations.ts";
import type { MwsExchange } from "./mws-authorization.ts";
import type { Order } from "./order.ts";
import type { OrderData, OrderPage, OrderSearch } from "./orders.ts";
import type { SellerBusiness } from "./sellers.ts";
import type { SolicitedOrder } from "./solicitations.ts";
import type { Subscription } from "./subscriptions.ts";

type Answer<T> = Promise<AmazonAnswer<T>>;

/** All that can be asked of Amazon, in Amazon's names: what core needs, and more. */
export interface AmazonConnector extends Amazon {
  getAuthorizationCode?(input: MwsExchange, signal: AbortSignal): Answer<{ code: Secret }>;
  getAccount(access: AmazonAccess, signal: AbortSignal): Answer<SellerBusiness>;
  searchOrders(access: AmazonAccess, search: OrderSearch, signal: AbortSignal): Answer<OrderPage>;
  getOrder(
    access: AmazonAccess,
    input: { orderId: string; includedData?: readonly OrderData[] },
    signal: AbortSignal,
  ): Answer<Order>;
  getSolicitationActionsForOrder(
    access: AmazonAccess,
    order: SolicitedOrder,
    signal: AbortSignal,
  ): Answer<{ actions: string[] }>;
  createProductReviewAndSellerFeedbackSolicitation(
    access: AmazonAccess,
    order: SolicitedOrder,
    signal: AbortSignal,
  ): Answer<{ ok: true }>;
  getDestinations(caller: OwnCaller, signal: AbortSignal): Answer<Destination[]>;
  getDestination(
    input: OwnCaller & { destinationId: string },
    signal: AbortSignal,
  ): Answer<Destination>;
  deleteDestination(
    input: OwnCaller & { destinationId: string },
    signal: AbortSignal,
  ): Answer<{ ok: true }>;
  getSubscription(
    access: AmazonAccess,
    input: { type: string },
    signal: AbortSignal,
  ): Answer<Subscription>;
  getSubscriptionById(
    input: OwnCaller & { type: string; subscriptionId: string },
    signal: AbortSignal,
  ): Answer<Subscription>;
  deleteSubscriptionById(
    input: OwnCaller & { type: string; subscriptionId: string },
    signal: AbortSignal,
  ): Answer<{ ok: true }>;
  createNotification(
    access: AmazonAccess,
    notice: SellerNotice,
    signal: AbortSignal,
  ): Answer<{ notificationId: string | null }>;
}
