import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { lockIssue } from "./lock-issue.ts";
import { stageOf } from "./next-step.ts";

/**
 * Says that somebody sees to an issue: it is told to nobody else, until it comes to another stage. Whoever comes
 * second changes nothing. Throws ConflictError once it is over.
 */
export async function acknowledgeIssue(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { issueId: id }: { issueId: string },
): Promise<{ issueId: string }> {
  const { workspaceId } = actor;
  const now = clock.now();
  await client.$transaction(async (tx) => {
    const issue = await lockIssue(tx, id);
    const { kind, state, sellerAccountId } = issue;
    await actor.keepAnswer?.(tx, { issueId: id });
    if (state === "ACKNOWLEDGED") return;
    await tx.issue.updateMany({
      where: { id },
      data: {
        ...{ state: "ACKNOWLEDGED", snoozedUntil: null, acknowledgedAt: now },
        ...{ acknowledgedByKind: actor.kind, acknowledgedById: actor.id },
        // What was not told yet still is.
        ...(issue.toldStage === stageOf(issue) && { dueAt: null }),
      },
    });
    const states = { before: { state }, after: { state: "ACKNOWLEDGED" } };
    const told = { sellerAccountId, ...states, data: { issueId: id, kind } };
    await appendEvents(tx, actor, [{ type: "ISSUE_ACKNOWLEDGED", ...told }], now);
  });
  bus.wake(workspaceId);
  return { issueId: id };
}
