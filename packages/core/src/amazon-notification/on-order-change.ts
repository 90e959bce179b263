import type { InstallationDeps } from "../deps.ts";
import { noteHandled } from "./note-handled.ts";
import type { ContentOf, ReceivedNotification } from "./received-notification.ts";

/**
 * An order of the seller's, where none was known: it proves later tokens to be his. The seller id alone
 * was entered by somebody, or came through somebody's browser; that the account's own token subscribed
 * makes the order this account's. Nothing else is done about orders yet.
 */
export async function onOrderChange(
  { database, clock }: InstallationDeps,
  notification: ReceivedNotification,
  { sellingPartnerId, orderId, subscriptionId }: ContentOf<"orderChange">,
): Promise<void> {
  await database.system.$transaction(async (tx) => {
    await noteHandled(tx, notification, clock.now());
    await tx.sellerAccount.updateMany({
      where: {
        ...{ sellingPartnerId, knownOrderId: null },
        subscriptions: { some: { subscriptionId } },
      },
      data: { knownOrderId: orderId },
    });
  });
}
