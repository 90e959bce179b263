import type { SellerOperation } from "../operation.ts";
import { createNotification } from "./create-notification.ts";
import { deleteNotifications } from "./delete-notifications.ts";
import { recordActionFeedback } from "./record-action-feedback.ts";

const NOTIFICATIONS = "/appIntegrations/2024-04-01/notifications";
const CALL = {
  kind: "seller",
  method: "POST",
  ratePerSecond: 1,
  burst: 5,
  hasBody: true,
} as const;

/** What an application tells a seller in Seller Central. */
export const appIntegrationsOperations: readonly SellerOperation[] = [
  { ...CALL, operationId: "createNotification", path: NOTIFICATIONS, run: createNotification },
  {
    ...CALL,
    operationId: "deleteNotifications",
    path: `${NOTIFICATIONS}/deletion`,
    run: deleteNotifications,
  },
  {
    ...CALL,
    operationId: "recordActionFeedback",
    path: `${NOTIFICATIONS}/{notificationId}/feedback`,
    run: recordActionFeedback,
  },
];
