import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { lockMembers, requireMember } from "../member/lock-members.ts";
import { lockToken } from "../mws-token/lock-token.ts";

/** Says which member answers for an account, and is told first of what befalls it; null: the workspace's owners. */
export async function setSellerAccountOwner(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { sellerAccountId, memberId }: { sellerAccountId: string; memberId: string | null },
): Promise<{ sellerAccountId: string }> {
  const { workspaceId } = actor;
  const now = clock.now();
  await client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    await lockToken(tx, actor, sellerAccountId);
    if (memberId !== null) await requireMember(tx, memberId);
    const { name, ownerId } = await tx.sellerAccount.findFirstOrThrow({
      where: { id: sellerAccountId },
      select: { name: true, ownerId: true },
    });
    await actor.keepAnswer?.(tx, { sellerAccountId });
    if (ownerId === memberId) return;
    const where = { workspaceId_id: { workspaceId, id: sellerAccountId } };
    await tx.sellerAccount.update({ where, data: { ownerId: memberId } });
    const states = { before: { ownerId }, after: { ownerId: memberId } };
    const event = { sellerAccountId, ...states, data: { name } };
    await appendEvents(tx, actor, [{ type: "ACCOUNT_OWNER_CHANGED", ...event }], now);
  });
  bus.wake(workspaceId);
  return { sellerAccountId };
}
