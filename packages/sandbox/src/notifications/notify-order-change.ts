import { generateBatch, type Order } from "../orders/order.ts";
import type { OrderBatch, Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { describeOrderChange } from "./describe-order-change.ts";
import { ORDER_CHANGE } from "./notification-types.ts";
import { findSellerSubscription, sendNotifications } from "./send-notifications.ts";
import type { EventFilter, OrderChangeType } from "./subscriptions.ts";
import { writeCapitalNotification } from "./write-notification.ts";

/** Tells of new orders, which is a change of status to Amazon; writes nothing where nobody asked. */
export function notifyNewOrders(world: World, seller: Seller, batch: OrderBatch): void {
  const subscription = findSellerSubscription(world, seller, ORDER_CHANGE);
  if (!subscription) return;
  const filter = subscription.processingDirective?.eventFilter;
  if (!isWanted(filter?.orderChangeTypes, "OrderStatusChange")) return;
  const { state } = world.store;
  const at = world.clock.nowMs();
  const { subscriptionId, destinationId } = subscription;

  function* writeEach(): Generator<string> {
    for (const order of generateBatch(state, seller, batch)) {
      if (!isOfMarketplaces(order, filter)) continue;
      const content = describeOrderChange(seller.sellingPartnerId, order, {
        at,
        type: "OrderStatusChange",
        reason: "Order Status Change",
      });
      yield writeCapitalNotification(world, subscriptionId, content);
    }
  }
  sendNotifications(world, destinationId, writeEach());
}

function isWanted(types: OrderChangeType[] | undefined, type: OrderChangeType): boolean {
  return types === undefined || types.includes(type);
}

function isOfMarketplaces({ marketplaceId }: Order, filter: EventFilter | undefined): boolean {
  return filter?.marketplaceIds === undefined || filter.marketplaceIds.includes(marketplaceId);
}
