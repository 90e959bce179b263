import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { lockIssue } from "./lock-issue.ts";
import { SNOOZE_MAX_MS } from "./policy.ts";

/**
 * Tells nothing of an issue until a moment (domain time), whatever stage it comes to; then once more, if it is not
 * over by then. Throws ConflictError once it is over.
 */
export async function snoozeIssue(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { issueId: id, until }: { issueId: string; until: Date },
): Promise<{ issueId: string }> {
  const { workspaceId } = actor;
  const now = clock.now();
  // A virtual clock may be far from the caller's own.
  if (until <= now)
    throw new BadInputError(
      `until has passed: it is ${now.toISOString()} now. Name a moment to come.`,
    );
  if (until.getTime() - now.getTime() > SNOOZE_MAX_MS)
    throw new BadInputError("until is more than 30 days ahead. Name an earlier moment.");
  await client.$transaction(async (tx) => {
    const { kind, state, sellerAccountId, snoozedUntil } = await lockIssue(tx, id);
    await actor.keepAnswer?.(tx, { issueId: id });
    if (snoozedUntil?.getTime() === until.getTime()) return;
    await tx.issue.updateMany({
      where: { id },
      data: {
        ...{
          state: "SNOOZED",
          snoozedUntil: until,
          dueAt: until,
          isHeld: false,
          leasedUntil: null,
        },
        ...{ acknowledgedAt: null, acknowledgedByKind: null, acknowledgedById: null },
      },
    });
    const states = {
      before: { state, snoozedUntil: snoozedUntil?.toISOString() ?? null },
      after: { state: "SNOOZED", snoozedUntil: until.toISOString() },
    };
    const told = { sellerAccountId, ...states, data: { issueId: id, kind } };
    await appendEvents(tx, actor, [{ type: "ISSUE_SNOOZED", ...told }], now);
  });
  bus.wake(workspaceId);
  return { issueId: id };
}
