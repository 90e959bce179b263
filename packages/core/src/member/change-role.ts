import type { Role } from "../access/role.ts";
import { CREDENTIALS_TOPIC } from "../api-key/credentials-topic.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import {
  lockMembers,
  type Rights,
  requireMember,
  requireOtherOwner,
  requireRightOver,
  requireRightToMake,
} from "./lock-members.ts";

/** Changes what a member may do. His live subscriptions end, and he asks again with the new role. */
export async function changeMemberRole(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  rights: Rights,
  { memberId, role }: { memberId: string; role: Role },
): Promise<{ memberId: string }> {
  const { workspaceId } = actor;
  await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    const member = await requireMember(tx, memberId);
    requireRightOver(rights, member.role);
    requireRightToMake(rights, role);
    if (member.role === role) return;
    await requireOtherOwner(tx, member);
    const where = { workspaceId_id: { workspaceId, id: memberId } };
    await tx.member.update({ where, data: { role } });
    const data = { memberId, userId: member.userId, from: member.role, role };
    const event = {
      type: "MEMBER_ROLE_CHANGED",
      sellerAccountId: null,
      data,
      before: { role: member.role },
      after: { role },
    } as const;
    await actor.keepAnswer?.(tx, { memberId });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  deps.bus.wake(CREDENTIALS_TOPIC);
  return { memberId };
}
