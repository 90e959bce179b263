import { CLIENT_SECRET_LIFE_MS, PREVIOUS_SECRET_LIFE_MS } from "../policy.ts";
import { drawHex, formatUuid } from "../random.ts";
import { answerJson } from "../sp-api/answers.ts";
import { isRecord } from "../sp-api/is-record.ts";
import type { OperationInput } from "../sp-api/operation.ts";
import type { World } from "../world.ts";
import { refuseRequest } from "./answers.ts";
import { describeOrderChange } from "./describe-order-change.ts";
import {
  ACCOUNT_STATUS_CHANGED,
  isNotificationType,
  NEW_SECRET,
  ORDER_CHANGE,
  SECRET_EXPIRY,
} from "./notification-types.ts";
import { describeAccountStatus } from "./notify-account-status.ts";
import { describeNewSecret } from "./notify-new-secret.ts";
import { describeSecretExpiry } from "./notify-secret-expiry.ts";
import { findDestination } from "./read-destinations.ts";
import { sendNotifications } from "./send-notifications.ts";
import {
  type NotificationContent,
  writeCapitalNotification,
  writeNotification,
} from "./write-notification.ts";

const CLIENT_ID = "amzn1.application-oa2-client.test";

/**
 * Sends a made-up notification, of no subscription and no seller that exists. Amazon knows a few scenarios
 * of each type; here any name gives the same one.
 */
export function sendTestNotification(
  world: World,
  { body, id: notificationType, hostRegion }: OperationInput,
): Response {
  if (!isNotificationType(notificationType)) {
    return refuseRequest(`Invalid notification type ${notificationType}`);
  }
  const { destinationId, testNotification } = isRecord(body) ? body : {};
  const { payloadVersion, testScenario } = isRecord(testNotification) ? testNotification : {};
  for (const given of [payloadVersion, testScenario]) {
    if (typeof given !== "string" || given.trim() === "") {
      return refuseRequest("payloadVersion and testScenario must not be empty");
    }
  }
  if (typeof destinationId !== "string" || !findDestination(world, destinationId, hostRegion)) {
    return refuseRequest(
      "Invalid Input, recheck that the AppId and DestinationId are valid and DestinationId belongs to the application",
    );
  }
  const write = notificationType === ORDER_CHANGE ? writeCapitalNotification : writeNotification;
  const content = describeTest(notificationType, String(payloadVersion), world.clock.nowMs());
  const subscriptionId = formatUuid(drawHex(32, world.random));
  sendNotifications(world, destinationId, [write(world, subscriptionId, content)]);
  return answerJson({});
}

function describeTest(
  notificationType: string,
  payloadVersion: string,
  at: number,
): NotificationContent {
  switch (notificationType) {
    case ORDER_CHANGE:
      return describeOrderChange("A0TESTSELLER00", describeTestOrder(at), {
        at,
        type: "BuyerRequestedChange",
        reason: "Buyer Requested Cancel",
      });
    case ACCOUNT_STATUS_CHANGED:
      return describeAccountStatus(at, "NORMAL", "AT_RISK");
    case SECRET_EXPIRY:
      return describeSecretExpiry(at, { clientId: CLIENT_ID, endsAt: at + CLIENT_SECRET_LIFE_MS });
    case NEW_SECRET:
      return describeNewSecret(at, {
        clientId: CLIENT_ID,
        newClientSecret: "amzn1.oa2-cs.v1.test",
        newClientSecretExpiryTime: at + CLIENT_SECRET_LIFE_MS,
        oldClientSecretExpiryTime: at + PREVIOUS_SECRET_LIFE_MS,
      });
    default:
      return { notificationType, payloadVersion, eventTime: at, payload: {} };
  }
}

function describeTestOrder(at: number) {
  return {
    orderNumber: 0,
    orderId: "111-0000000-0000000",
    marketplaceId: "ATVPDKIKX0DER",
    createdAt: at,
    lastUpdatedAt: at,
    earliestDelivery: at,
    latestDelivery: at,
    fulfillmentStatus: "UNSHIPPED",
    fulfilledBy: "MERCHANT",
    isRefunded: false,
    solicitedAt: null,
    item: { asin: "B000000000", sku: "TEST", title: "Test", quantity: 1, cents: 100 },
  };
}
