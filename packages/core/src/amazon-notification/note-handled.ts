import type { SystemTransaction, WorkspaceTransaction } from "@evergrant/db";
import type { ReceivedNotification } from "./received-notification.ts";

/** It was handled before, by whoever got it first: this transaction is to leave nothing. */
export class HandledBeforeError extends Error {}

/** Writes beside its effect that a notification was handled. Whoever comes second waits here for the first. */
export async function noteHandled(
  tx: WorkspaceTransaction | SystemTransaction,
  { id, type }: ReceivedNotification,
  receivedAt: Date,
): Promise<void> {
  const { count } = await tx.amazonNotification.createMany({
    data: { id, type, state: "HANDLED", receivedAt },
    skipDuplicates: true,
  });
  if (count === 0) throw new HandledBeforeError();
}
