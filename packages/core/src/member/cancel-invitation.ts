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
  { invitationId: id }: { invitationId: string },
): Promise<{ invitationId: string }> {
  await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    const invitation = await tx.invitation.findFirst({ where: { id } });
    if (invitation === null) throw invitationNotFound();
    requireRightOver(rights, invitation.role);
    const now = deps.machineClock.now();
    const { count } = await tx.invitation.updateMany({
      where: { id, ...openAt(now) },
      data: { cancelledAt: now },
    });
    if (count === 0) return;
    const data = { invitationId: id, role: invitation.role };
    const event = {
      type: "INVITATION_CANCELLED",
      sellerAccountId: null,
      data,
      before: { role: invitation.role },
    } as const;
    await actor.keepAnswer?.(tx, { invitationId: id });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(actor.workspaceId);
  return { invitationId: id };
}

export function invitationNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such invitation.");
}
