import { DAY_MS } from "../duration.ts";
import { CLIENT_SECRET_LIFE_MS } from "../policy.ts";
import type { World } from "../world.ts";
import { SECRET_EXPIRY } from "./notification-types.ts";
import { sendNotifications } from "./send-notifications.ts";
import { type NotificationContent, writeNotification } from "./write-notification.ts";

/** Amazon announces the end of a client secret so long before it. */
const NOTICE_MS = 90 * DAY_MS;

/** When the end of the present secret is to be announced; null: it was, or nobody wants to hear of it. */
export function getSecretNoticeAt({ store: { state } }: World): number | null {
  const isAsked = state.subscriptions.find(SECRET_EXPIRY, null) !== undefined;
  if (!isAsked || state.isSecretEndTold) return null;
  return state.secretMadeAt + CLIENT_SECRET_LIFE_MS - NOTICE_MS;
}

/** Announces the end, once for each secret, if that is due. The secret itself works on past it. */
export function notifySecretExpiry(world: World): void {
  const noticeAt = getSecretNoticeAt(world);
  const now = world.clock.nowMs();
  const subscription = world.store.state.subscriptions.find(SECRET_EXPIRY, null);
  if (noticeAt === null || noticeAt > now || !subscription) return;
  const { application, secretMadeAt } = world.store.state;
  const content = describeSecretExpiry(now, {
    clientId: application.clientId,
    endsAt: secretMadeAt + CLIENT_SECRET_LIFE_MS,
  });
  const body = writeNotification(world, subscription.subscriptionId, content);
  sendNotifications(world, subscription.destinationId, [body]);
  world.store.record({ type: "secretEndTold", at: now });
}

export function describeSecretExpiry(
  eventTime: number,
  { clientId, endsAt }: { clientId: string; endsAt: number },
): NotificationContent {
  return {
    notificationType: SECRET_EXPIRY,
    payloadVersion: "2023-11-30",
    eventTime,
    payload: {
      applicationOAuthClientSecretExpiry: {
        clientId,
        clientSecretExpiryTime: new Date(endsAt).toISOString(),
        clientSecretExpiryReason: "PERIODIC_ROTATION",
      },
    },
  };
}
