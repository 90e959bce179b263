import type { InstallationDeps } from "../deps.ts";
import { HandledBeforeError, noteHandled } from "./note-handled.ts";
import { onAccountStatus } from "./on-account-status.ts";
import { onNewSecret } from "./on-new-secret.ts";
import { onOrderChange } from "./on-order-change.ts";
import { onSecretExpiry } from "./on-secret-expiry.ts";
import type { ReceivedNotification } from "./received-notification.ts";

/**
 * Does what a notification asks for, once: that it was handled is written in the transaction of its effect.
 * Safe to be called again, and by several workers at once. Answers whether it was news. Throws
 * UnusableNotificationError for one that will never be handled.
 */
export async function handleNotification(
  deps: InstallationDeps,
  notification: ReceivedNotification,
): Promise<boolean> {
  const { id } = notification;
  const { system } = deps.database;
  if ((await system.amazonNotification.count({ where: { id } })) > 0) return false;
  try {
    await handle(deps, notification);
    return true;
  } catch (error) {
    if (error instanceof HandledBeforeError) return false;
    throw error;
  }
}

function handle(deps: InstallationDeps, notification: ReceivedNotification): Promise<void> {
  const { content } = notification;
  switch (content.kind) {
    case "accountStatus":
      return onAccountStatus(deps, notification, content);
    case "orderChange":
      return onOrderChange(deps, notification, content);
    case "newSecret":
      return onNewSecret(deps, notification, content);
    case "secretExpiry":
      return onSecretExpiry(deps, notification, content);
    case "other":
      return deps.database.system.$transaction((tx) =>
        noteHandled(tx, notification, deps.clock.now()),
      );
  }
}
