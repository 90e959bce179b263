import type { WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Role } from "../access/role.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";

/** Makes a person a member and tells it, as the last of a transaction. To be called with the members locked. */
export async function writeMember(
  tx: WorkspaceTransaction,
  { clock, machineClock }: Pick<CoreDeps, "clock" | "machineClock">,
  joining: { workspaceId: string; userId: string; role: Role; invitationId: string | null },
): Promise<{ workspaceId: string; memberId: string }> {
  const { workspaceId, userId, role, invitationId } = joining;
  if ((await tx.member.findFirst({ where: { userId } })) !== null)
    throw new ConflictError("You are a member of this workspace already.");
  const createdAt = machineClock.now();
  const memberId = uuidv7({ msecs: createdAt.getTime() });
  await tx.member.create({ data: { workspaceId, id: memberId, userId, role, createdAt } });
  const cause = invitationId === null ? "addOwner" : "acceptInvitation";
  const actor: Actor = { workspaceId, kind: "USER", id: userId, cause };
  const data = { memberId, userId, role, invitationId };
  const event = { type: "MEMBER_JOINED", sellerAccountId: null, data, after: { role } } as const;
  await appendEvents(tx, actor, [event], clock.now());
  return { workspaceId, memberId };
}
