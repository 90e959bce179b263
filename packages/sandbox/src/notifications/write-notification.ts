import { drawHex, formatUuid } from "../random.ts";
import type { World } from "../world.ts";

/** What one notification says; times are milliseconds of virtual time. */
export interface NotificationContent {
  notificationType: string;
  payloadVersion: string;
  eventTime: number;
  payload: object;
}

const NOTIFICATION_VERSION = "1.0";

/** The envelope of most types. */
export function writeNotification(
  world: World,
  subscriptionId: string,
  { notificationType, payloadVersion, eventTime, payload }: NotificationContent,
): string {
  return JSON.stringify({
    notificationVersion: NOTIFICATION_VERSION,
    notificationType,
    payloadVersion,
    eventTime: new Date(eventTime).toISOString(),
    payload,
    notificationMetadata: {
      applicationId: world.store.state.application.applicationId,
      subscriptionId,
      publishTime: world.clock.now().toISOString(),
      notificationId: formatUuid(drawHex(32, world.random)),
    },
  });
}

/** The envelope of ORDER_CHANGE: the same with capitals. */
export function writeCapitalNotification(
  world: World,
  subscriptionId: string,
  { notificationType, payloadVersion, eventTime, payload }: NotificationContent,
): string {
  return JSON.stringify({
    NotificationVersion: NOTIFICATION_VERSION,
    NotificationType: notificationType,
    PayloadVersion: payloadVersion,
    EventTime: new Date(eventTime).toISOString(),
    Payload: payload,
    NotificationMetadata: {
      ApplicationId: world.store.state.application.applicationId,
      SubscriptionId: subscriptionId,
      PublishTime: world.clock.now().toISOString(),
      NotificationId: formatUuid(drawHex(32, world.random)),
    },
  });
}
