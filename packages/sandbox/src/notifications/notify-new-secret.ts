import type { World } from "../world.ts";
import { NEW_SECRET } from "./notification-types.ts";
import { sendNotifications } from "./send-notifications.ts";
import { type NotificationContent, writeNotification } from "./write-notification.ts";

/** What Amazon tells of a rotation; times are milliseconds of virtual time. */
export interface NewSecret {
  clientId: string;
  newClientSecret: string;
  newClientSecretExpiryTime: number;
  oldClientSecretExpiryTime: number;
}

/** Whether somebody has asked to hear of new client secrets: only then Amazon rotates one by a call. */
export function isEnrolledForSecretNotifications(world: World): boolean {
  return world.store.state.subscriptions.find(NEW_SECRET, null) !== undefined;
}

/** Sends the new secret itself: it is in no other answer. */
export function notifyNewSecret(world: World, secret: NewSecret): void {
  const subscription = world.store.state.subscriptions.find(NEW_SECRET, null);
  if (!subscription) return;
  const content = describeNewSecret(world.clock.nowMs(), secret);
  const body = writeNotification(world, subscription.subscriptionId, content);
  sendNotifications(world, subscription.destinationId, [body]);
}

export function describeNewSecret(eventTime: number, secret: NewSecret): NotificationContent {
  return {
    notificationType: NEW_SECRET,
    payloadVersion: "2023-11-30",
    eventTime,
    payload: {
      applicationOAuthClientNewSecret: {
        clientId: secret.clientId,
        newClientSecret: secret.newClientSecret,
        newClientSecretExpiryTime: new Date(secret.newClientSecretExpiryTime).toISOString(),
        oldClientSecretExpiryTime: new Date(secret.oldClientSecretExpiryTime).toISOString(),
      },
    },
  };
}
