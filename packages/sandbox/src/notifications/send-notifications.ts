import { getGrantStatus } from "../credentials/grant-status.ts";
import { putMessages } from "../sqs/send-message.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import type { Subscription } from "./subscriptions.ts";

/** The seller's subscription, while the application is authorized: nobody else is told of a seller. */
export function findSellerSubscription(
  world: World,
  seller: Seller,
  notificationType: string,
): Subscription | null {
  const { subscriptions } = world.store.state;
  const subscription = subscriptions.find(notificationType, seller.sellingPartnerId);
  const isAuthorized = getGrantStatus(seller, world.clock.nowMs()) === "ACTIVE";
  return isAuthorized && subscription ? subscription : null;
}

/** Nothing arrives where the destination is an event bus, or its queue was deleted. */
export function sendNotifications(
  world: World,
  destinationId: string,
  bodies: Iterable<string>,
): void {
  const { destinations, queues } = world.store.state;
  const queue = queues.get(destinations.get(destinationId)?.queueName ?? "");
  if (queue) putMessages(world, queue, bodies);
}
