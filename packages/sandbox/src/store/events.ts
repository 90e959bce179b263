import type { Region } from "../marketplaces.ts";
import type { NotificationEvent } from "../notifications/notification-events.ts";
import type { QueueEvent } from "../sqs/queue-events.ts";
import type {
  Application,
  AppNotification,
  CredentialKind,
  Fault,
  FaultKind,
  OrderBatch,
  Registration,
} from "./state.ts";

/** What sellers that are made together have in common. */
export interface SellerKind {
  at: number;
  region: Region;
  marketplaceIds: string[];
  credential: CredentialKind;
  termDays: number;
}

export interface CalledEvent {
  type: "called";
  operation: string;
  /** An HTTP status, `reset` or `hang`. */
  answer: string;
  /** Absent: once. */
  times?: number;
}

/** What the journal holds: every change of the state, in order. `at` is virtual time. */
export type SandboxEvent =
  | NotificationEvent
  | QueueEvent
  | {
      type: "started";
      at: number;
      application: Application;
      key: string;
      orderIdSalt: number;
      clockOffsetMs: number;
    }
  | { type: "applicationRegistered"; at: number; registration: Registration }
  | { type: "secretRotated"; at: number; clientSecret: string; previousEndsAt: number }
  | { type: "appNotificationMade"; at: number; notification: AppNotification }
  | {
      type: "appNotificationsDeleted";
      at: number;
      sellingPartnerId: string;
      templateId: string;
      reason: string;
    }
  | { type: "appFeedbackGiven"; at: number; notificationId: string; actionCode: string }
  | { type: "clockMoved"; at: number; offsetMs: number }
  | ({ type: "sellerMade"; sellingPartnerId: string; name: string } & SellerKind)
  | ({
      type: "sellersMade";
      sellingPartnerIds: string[];
      /** Each is named by it and its number among all sellers. */
      namePrefix: string;
      /** Of each of them; null: none. */
      batch: OrderBatch | null;
    } & SellerKind)
  | { type: "ordersMade"; at: number; sellingPartnerId: string; batch: OrderBatch }
  | {
      type: "termStarted";
      at: number;
      sellingPartnerId: string;
      termDays: number;
      isNewToken: boolean;
    }
  | { type: "grantDisabled"; at: number; sellingPartnerId: string }
  | { type: "participationChanged"; at: number; sellingPartnerId: string; isActive: boolean }
  | {
      type: "reviewRequested";
      at: number;
      sellingPartnerId: string;
      /** The order's number; null: not an order of this seller. */
      orderNumber: number | null;
      orderId: string;
      status: number;
      message: string;
    }
  | { type: "codeUsed"; at: number; code: string; endsAt: number }
  | { type: "faultMade"; at: number; fault: Fault }
  | { type: "faultsDeleted"; at: number; kind: FaultKind | null }
  | CalledEvent;
