import type { Member, WorkspaceTransaction } from "@evergrant/db";
import { CREDENTIALS_TOPIC } from "../api-key/credentials-topic.ts";
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
  return remove(deps, actor, async (tx) => {
    const member = await requireMember(tx, memberId);
    requireRightOver(rights, member.role);
    return member;
  });
}

/** The same for oneself, for which nothing is needed. */
export async function leaveWorkspace(
  deps: RemoveDeps,
  actor: Actor,
): Promise<{ memberId: string }> {
  const { kind, id: userId } = actor;
  if (kind !== "USER" || userId === null)
    throw new ForbiddenError("Only a person who is a member can leave; a key is revoked.");
  return remove(deps, actor, async (tx) => {
    const member = await tx.member.findFirst({ where: { userId } });
    if (member === null) throw memberNotFound();
    return member;
  });
}

async function remove(
  { client, clock, bus }: RemoveDeps,
  actor: Actor,
  find: (tx: WorkspaceTransaction) => Promise<Member>,
): Promise<{ memberId: string }> {
  const removed = await client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    const member = await find(tx);
    await requireOtherOwner(tx, member);
    const { workspaceId, id: memberId, userId, role } = member;
    // What he answered for goes to the workspace's owners.
    await tx.sellerAccount.updateMany({ where: { ownerId: memberId }, data: { ownerId: null } });
    await tx.member.delete({ where: { workspaceId_id: { workspaceId, id: memberId } } });
    const data = { memberId, userId, role };
    const event = {
      type: "MEMBER_REMOVED",
      sellerAccountId: null,
      data,
      before: { role },
    } as const;
    await actor.keepAnswer?.(tx, { memberId });
    await appendEvents(tx, actor, [event], clock.now());
    return { memberId };
  });
  bus.wake(actor.workspaceId);
  bus.wake(CREDENTIALS_TOPIC);
  return removed;
}
