import type { SystemTransaction, WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import type { NewEvent } from "./new-event.ts";

/**
 * Writes events at the head of the workspace's log. To be the last statement of its transaction: it
 * locks the head until the commit, which is what makes the order of positions the order of commits.
 */
export async function appendEvents(
  tx: WorkspaceTransaction | SystemTransaction,
  actor: Actor,
  events: readonly NewEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  const { workspaceId } = actor;
  const [head] = await tx.workspaceLog.updateManyAndReturn({
    where: { workspaceId },
    data: { position: { increment: events.length } },
    select: { position: true },
  });
  if (head === undefined) throw new NotFoundError("This workspace does not exist.");
  const first = head.position - BigInt(events.length) + 1n;
  await tx.event.createMany({
    data: events.map((event, index) => ({
      ...event,
      workspaceId,
      position: first + BigInt(index),
      id: uuidv7({ msecs: now.getTime() }),
      occurredAt: now,
      actorKind: actor.kind,
      actorId: actor.id,
      cause: actor.cause ?? null,
    })),
  });
}
