import { NOTIFICATIONS_SCOPE } from "../credentials/tokens.ts";
import type { GrantlessOperation, Operation } from "../sp-api/operation.ts";
import { createDestination } from "./create-destination.ts";
import { createSubscription } from "./create-subscription.ts";
import { deleteDestination } from "./delete-destination.ts";
import { APPLICATION_TYPES } from "./notification-types.ts";
import { getDestination, getDestinations } from "./read-destinations.ts";
import {
  deleteSubscriptionById,
  getSubscription,
  getSubscriptionById,
  getSubscriptions,
} from "./read-subscriptions.ts";
import { sendTestNotification } from "./send-test-notification.ts";

const DESTINATIONS = "/notifications/v1/destinations";
const SUBSCRIPTIONS = "/notifications/v1/subscriptions";
const RATE = { ratePerSecond: 1, burst: 5 } as const;
const SELLER = { kind: "seller", ...RATE } as const;
const GRANTLESS = { kind: "grantless", scope: NOTIFICATIONS_SCOPE, ...RATE } as const;

/**
 * The application subscribes to these for itself, with a token of its own. The same operations by name as
 * a seller's, and found before them.
 */
const applicationOperations = APPLICATION_TYPES.flatMap(
  (notificationType): GrantlessOperation[] => {
    const owner = { notificationType, sellingPartnerId: null };
    const path = `${SUBSCRIPTIONS}/${notificationType}`;
    return [
      {
        ...GRANTLESS,
        operationId: "createSubscription",
        method: "POST",
        path,
        hasBody: true,
        run: (world, input) => createSubscription(world, owner, input),
      },
      {
        ...GRANTLESS,
        operationId: "getSubscription",
        method: "GET",
        path,
        run: (world, input) => getSubscription(world, owner, input),
      },
    ];
  },
);

/** Who is told what, and where. */
export const notificationsOperations: readonly Operation[] = [
  ...applicationOperations,
  {
    ...SELLER,
    operationId: "createSubscription",
    method: "POST",
    path: `${SUBSCRIPTIONS}/{notificationType}`,
    hasBody: true,
    run: (world, { sellingPartnerId }, input) =>
      createSubscription(world, { notificationType: input.id, sellingPartnerId }, input),
  },
  {
    ...SELLER,
    operationId: "getSubscription",
    method: "GET",
    path: `${SUBSCRIPTIONS}/{notificationType}`,
    run: (world, { sellingPartnerId }, input) =>
      getSubscription(world, { notificationType: input.id, sellingPartnerId }, input),
  },
  {
    ...SELLER,
    operationId: "getSubscriptions",
    method: "GET",
    path: SUBSCRIPTIONS,
    run: getSubscriptions,
  },
  {
    ...GRANTLESS,
    operationId: "getSubscriptionById",
    method: "GET",
    path: `${SUBSCRIPTIONS}/{notificationType}/{subscriptionId}`,
    run: getSubscriptionById,
  },
  {
    ...GRANTLESS,
    operationId: "deleteSubscriptionById",
    method: "DELETE",
    path: `${SUBSCRIPTIONS}/{notificationType}/{subscriptionId}`,
    run: deleteSubscriptionById,
  },
  {
    ...GRANTLESS,
    operationId: "sendTestNotification",
    method: "POST",
    path: `${SUBSCRIPTIONS}/{notificationType}/testNotification`,
    hasBody: true,
    run: sendTestNotification,
  },
  {
    ...GRANTLESS,
    operationId: "getDestinations",
    method: "GET",
    path: DESTINATIONS,
    run: getDestinations,
  },
  {
    ...GRANTLESS,
    operationId: "createDestination",
    method: "POST",
    path: DESTINATIONS,
    hasBody: true,
    run: createDestination,
  },
  {
    ...GRANTLESS,
    operationId: "getDestination",
    method: "GET",
    path: `${DESTINATIONS}/{destinationId}`,
    run: getDestination,
  },
  {
    ...GRANTLESS,
    operationId: "deleteDestination",
    method: "DELETE",
    path: `${DESTINATIONS}/{destinationId}`,
    run: deleteDestination,
  },
];
