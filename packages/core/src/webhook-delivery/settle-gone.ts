import type { CoreDeps } from "../deps.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { holdQueue, moveLanes } from "./lane-moves.ts";
import type { Head } from "./read-heads.ts";

/** Gives up a delivery whose event is no longer there to be sent: its month was dropped. */
export async function settleGone(
  { client, machineClock }: Pick<CoreDeps, "client" | "machineClock">,
  queue: HeldQueue,
  head: Head,
): Promise<void> {
  await client.$transaction(async (tx) => {
    if ((await holdQueue(tx, queue)) === null) return;
    const finishedAt = machineClock.now();
    const failure = "The event is no longer kept.";
    const data = { status: "FAILED", failure, nextAttemptAt: null, finishedAt };
    await tx.webhookDelivery.updateMany({ where: { id: head.id, status: "PENDING" }, data });
    await moveLanes(tx, queue, [head]);
  });
}
