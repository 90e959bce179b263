import type { Member, Prisma } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import {
  lockMembers,
  memberNotFound,
  type Rights,
  requireMember,
  requireOtherOwner,
  requireRightOver,
} from "./lock-members.ts";

type RemoveDeps = Pick<CoreDeps, "client" | "clock" | "bus">;

/** Takes a person out of the workspace, at once and with his live subscriptions. What he did stays in the log. */
export async function removeMember(
  deps: RemoveDeps,
  actor: Actor,
  rights: Rights,
  { memberId }: { memberId: string },
): Promise<{ memberId: string }> {
  await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    const member = await requireMember(tx, actor, memberId);
    requireRightOver(rights, member.role);
    await deleteMember(tx, deps, actor, member);
  });
  deps.bus.wake(actor.workspaceId);
  return { memberId };
}

/** The same for oneself, for which nothing is needed. */
export async function leaveWorkspace(
  deps: RemoveDeps,
  actor: Actor,
): Promise<{ memberId: string }> {
  const { workspaceId, kind, id: userId } = actor;
  if (kind !== "USER" || userId === null)
    throw new ForbiddenError("Only a person who is a member can leave; a key is revoked.");
  const memberId = await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    const where = { workspaceId_userId: { workspaceId, userId } };
    const member = await tx.member.findUnique({ where });
    if (member === null) throw memberNotFound();
    await deleteMember(tx, deps, actor, member);
    return member.id;
  });
  deps.bus.wake(workspaceId);
  return { memberId };
}

async function deleteMember(
  tx: Prisma.TransactionClient,
  { clock }: Pick<CoreDeps, "clock">,
  actor: Actor,
  member: Member,
): Promise<void> {
  await requireOtherOwner(tx, member);
  const { workspaceId, id: memberId, userId, role } = member;
  await tx.member.delete({ where: { workspaceId_id: { workspaceId, id: memberId } } });
  await tx.session.updateMany({
    where: { userId, activeWorkspaceId: workspaceId },
    data: { activeWorkspaceId: null },
  });
  const data = { memberId, userId, role };
  const event = { type: "MEMBER_REMOVED", sellerAccountId: null, data } as const;
  await appendEvents(tx, actor, [event], clock.now());
}
