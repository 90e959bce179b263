import {
  handleNotification,
  type InstallationDeps,
  setAsideNotification,
  UnusableNotificationError,
} from "@evergrant/core";
import type { Logger } from "pino";
import { parseNotification, UnreadableNotificationError } from "./parse-notification.ts";
import type { QueueMessage } from "./queue.ts";

/** After so many failures it is not the time that is bad: the message is set aside. */
const TRIES = 5;

interface Handling {
  deps: InstallationDeps;
  logger: Pick<Logger, "warn">;
  /** Called after each notification that was news. */
  onHandled: (type: string) => Promise<void>;
}

/**
 * Handles one message, and answers whether it is done with: if not, it is to come again. What will never
 * be handled is set aside, with the reason, and is done with.
 */
export async function handleMessage(handling: Handling, message: QueueMessage): Promise<boolean> {
  const { deps, logger, onHandled } = handling;
  let seen = { id: `sqs:${message.messageId}`, type: "UNKNOWN" };
  try {
    const notification = parseNotification(message.body);
    seen = { id: notification.id, type: notification.type };
    if (await handleNotification(deps, notification)) await onHandled(notification.type);
    return true;
  } catch (error) {
    const reason = reasonOf(error);
    if (error instanceof UnreadableNotificationError) seen = error.envelope ?? seen;
    if (reason === null && message.receiveCount < TRIES) {
      logger.warn({ err: error, ...seen }, "A notification failed, and comes again");
      return false;
    }
    return setAside(handling, message, {
      ...seen,
      reason: reason ?? "It failed every time.",
      error,
    });
  }
}

/** Why it can never be handled; null for what may be otherwise next time. */
function reasonOf(error: unknown): string | null {
  const isLasting =
    error instanceof UnreadableNotificationError || error instanceof UnusableNotificationError;
  return isLasting ? error.message : null;
}

async function setAside(
  { deps, logger }: Handling,
  { body }: QueueMessage,
  { error, ...aside }: { id: string; type: string; reason: string; error: unknown },
): Promise<boolean> {
  try {
    await setAsideNotification(deps, { ...aside, body });
    logger.warn({ err: error, ...aside }, "A notification was set aside");
    return true;
  } catch (failure) {
    // The database is away: nothing is known of this message yet.
    logger.warn(
      { err: failure, ...aside },
      "A notification could not be set aside, and comes again",
    );
    return false;
  }
}
