import { answerJson, answerNotFound } from "../sp-api/answers.ts";
import type { OperationInput } from "../sp-api/operation.ts";
import { readList } from "../sp-api/query.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { refuseRequest } from "./answers.ts";
import { isNotificationType } from "./notification-types.ts";
import type { Subscription } from "./subscriptions.ts";

const [MIN_PAGE_SIZE, MAX_PAGE_SIZE] = [30, 100];

/** The one of a type that a seller, or the application, has. */
export function getSubscription(
  world: World,
  {
    notificationType,
    sellingPartnerId,
  }: Pick<Subscription, "notificationType" | "sellingPartnerId">,
  { url }: OperationInput,
): Response {
  if (!isNotificationType(notificationType)) {
    return refuseRequest(`Invalid notification type ${notificationType}`);
  }
  const subscription = world.store.state.subscriptions.find(notificationType, sellingPartnerId);
  const payloadVersion = url.searchParams.get("payloadVersion") ?? subscription?.payloadVersion;
  return subscription && subscription.payloadVersion === payloadVersion
    ? answerJson({ payload: describeSubscription(subscription) })
    : answerNotFound();
}

/** A seller has at most one of a type, so that there is never a second page. */
export function getSubscriptions(world: World, seller: Seller, { url }: OperationInput): Response {
  const types = readList(url, "notificationTypes");
  const [notificationType = ""] = types;
  if (types.length !== 1 || !isNotificationType(notificationType)) {
    return refuseRequest("notificationTypes must be one notification type");
  }
  const pageSize = Number(url.searchParams.get("pageSize") ?? MIN_PAGE_SIZE);
  if (!Number.isInteger(pageSize) || pageSize < MIN_PAGE_SIZE || pageSize > MAX_PAGE_SIZE) {
    return refuseRequest(`pageSize must be from ${MIN_PAGE_SIZE} to ${MAX_PAGE_SIZE}`);
  }
  if (url.searchParams.get("nextToken")) return refuseRequest("nextToken is invalid");
  const { sellingPartnerId } = seller;
  const found = world.store.state.subscriptions.find(notificationType, sellingPartnerId);
  const payloadVersion = url.searchParams.get("payloadVersion") ?? found?.payloadVersion;
  const subscriptions = found && found.payloadVersion === payloadVersion ? [found] : [];
  return answerJson({ payload: { subscriptions: subscriptions.map(describeSubscription) } });
}

/** Any of the application's, whoever the seller is. */
export function getSubscriptionById(world: World, input: OperationInput): Response {
  const subscription = findById(world, input);
  return subscription
    ? answerJson({ payload: describeSubscription(subscription) })
    : answerNotFound();
}

export function deleteSubscriptionById(world: World, input: OperationInput): Response {
  const subscription = findById(world, input);
  if (!subscription) return answerNotFound();
  const { subscriptionId } = subscription;
  world.store.record({ type: "subscriptionDeleted", at: world.clock.nowMs(), subscriptionId });
  return answerJson({});
}

function findById(world: World, { ids: [type, id = ""] }: OperationInput): Subscription | null {
  const subscription = world.store.state.subscriptions.get(id);
  return subscription && subscription.notificationType === type ? subscription : null;
}

export function describeSubscription(subscription: Subscription): object {
  const { subscriptionId, payloadVersion, destinationId, processingDirective } = subscription;
  return {
    subscriptionId,
    payloadVersion,
    destinationId,
    ...(processingDirective && { processingDirective }),
  };
}
