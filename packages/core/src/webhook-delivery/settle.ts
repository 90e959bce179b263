import type { WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import type { NewEvent } from "../event/new-event.ts";
import type { AttemptReport } from "../observer.ts";
import type { Health } from "./breaker.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { LOST, LostQueueError } from "./lost.ts";
import { judgeAnswer } from "./outcome.ts";
import type { Head } from "./read-heads.ts";
import type { Sent } from "./send.ts";
import { settleFailure } from "./settle-failure.ts";
import { settleSuccess } from "./settle-success.ts";

/** An attempt that was made. */
export interface Attempted {
  head: Head;
  sent: Sent;
  /** Between 0 and 1: spreads the next attempts. */
  chance: number;
}

/** What became of the delivery. */
export interface Settled extends Pick<AttemptReport, "result"> {
  /** How the endpoint fares by what is stored; null: that is not known here, and no matter. */
  health: Health | null;
  /** Whether nothing more is to be sent there. */
  isStopped: boolean;
  told: NewEvent | null;
}

/** Writes down what came of an attempt, and what it means for lane and endpoint, in one transaction. */
export async function settleDelivery(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  queue: HeldQueue,
  attempted: Attempted,
): Promise<Settled> {
  const settled = await deps.client
    .$transaction((tx) => settle(tx, deps, { queue, attempted }))
    .catch((error: unknown) => {
      if (error instanceof LostQueueError) return LOST;
      throw error;
    });
  if (settled.told !== null) deps.bus.wake(queue.workspaceId);
  return settled;
}

async function settle(
  tx: WorkspaceTransaction,
  { clock, machineClock }: Pick<CoreDeps, "clock" | "machineClock">,
  { queue, attempted }: { queue: HeldQueue; attempted: Attempted },
): Promise<Settled> {
  const { workspaceId } = queue;
  const now = machineClock.now();
  const outcome = judgeAnswer(attempted.sent.answer);
  const made =
    outcome === "DELIVERED"
      ? await settleSuccess(tx, queue, attempted, now)
      : await settleFailure(tx, queue, { ...attempted, outcome }, now);
  const actor = { workspaceId, kind: "SYSTEM", id: null, cause: "WEBHOOK" } as const;
  if (made.told !== null) await appendEvents(tx, actor, [made.told], clock.now());
  return made;
}
