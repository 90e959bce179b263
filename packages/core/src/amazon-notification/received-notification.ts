import type { Secret } from "../secret.ts";

/** A notification of Amazon's, as far as it means something here. */
export interface ReceivedNotification {
  /** Amazon's id: the same notification may come again under it. */
  id: string;
  /** In Amazon's words. */
  type: string;
  eventTime: Date;
  content: NotificationContent;
}

export type NotificationContent =
  | {
      kind: "accountStatus";
      subscriptionId: string;
      /** NORMAL, AT_RISK or DEACTIVATED; Amazon may add others. */
      status: string;
    }
  | { kind: "orderChange"; subscriptionId: string; sellingPartnerId: string; orderId: string }
  | { kind: "newSecret"; clientId: string; clientSecret: Secret; expiresAt: Date | null }
  | { kind: "secretExpiry"; clientId: string; expiresAt: Date }
  /** Of a type that nothing here follows. */
  | { kind: "other" };

export type ContentOf<Kind extends NotificationContent["kind"]> = Extract<
  NotificationContent,
  { kind: Kind }
>;

/** Why a notification cannot be handled, however often it comes: it is set aside. */
export class UnusableNotificationError extends Error {}
