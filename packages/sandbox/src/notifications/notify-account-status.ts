import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { ACCOUNT_STATUS_CHANGED } from "./notification-types.ts";
import { findSellerSubscription, sendNotifications } from "./send-notifications.ts";
import { type NotificationContent, writeNotification } from "./write-notification.ts";

export type AccountStatus = "NORMAL" | "AT_RISK" | "DEACTIVATED";

/**
 * Tells that a seller's account changed, once for each of its marketplaces. Neither seller nor marketplace
 * is named: the subscription alone says whose account it is.
 */
export function notifyAccountStatus(
  world: World,
  seller: Seller,
  previous: AccountStatus,
  current: AccountStatus,
): void {
  if (previous === current) return;
  const subscription = findSellerSubscription(world, seller, ACCOUNT_STATUS_CHANGED);
  if (!subscription) return;
  const { subscriptionId, destinationId } = subscription;
  const content = describeAccountStatus(world.clock.nowMs(), previous, current);
  const bodies = seller.marketplaceIds.map(() => writeNotification(world, subscriptionId, content));
  sendNotifications(world, destinationId, bodies);
}

export function describeAccountStatus(
  eventTime: number,
  previous: AccountStatus,
  current: AccountStatus,
): NotificationContent {
  return {
    notificationType: ACCOUNT_STATUS_CHANGED,
    payloadVersion: "2021-01-01",
    eventTime,
    payload: {
      accountStatusChangeNotification: {
        previousAccountStatus: previous,
        currentAccountStatus: current,
      },
    },
  };
}
