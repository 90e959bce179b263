import type { Actor, CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { openAt } from "./invitation-status.ts";
import { lockMembers, type Rights, requireRightOver } from "./lock-members.ts";

/** Withdraws an invitation. One that no longer works anyway stays as it is, and nothing is told. */
export async function cancelInvitation(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  actor: Actor,
  rights: Rights,
  { invitationId }: { invitationId: string },
): Promise<{ invitationId: string }> {
  const { workspaceId } = actor;
  await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    const where = { workspaceId_id: { workspaceId, id: invitationId } };
    const invitation = await tx.invitation.findUnique({ where });
    if (invitation === null) throw invitationNotFound();
    requireRightOver(rights, invitation.role);
    const now = deps.machineClock.now();
    const { count } = await tx.invitation.updateMany({
      where: { workspaceId, id: invitationId, ...openAt(now) },
      data: { cancelledAt: now },
    });
    if (count === 0) return;
    const data = { invitationId, role: invitation.role };
    const event = { type: "INVITATION_CANCELLED", sellerAccountId: null, data } as const;
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { invitationId };
}

export function invitationNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such invitation.");
}
