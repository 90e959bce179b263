import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { lockToken } from "../mws-token/lock-token.ts";
import { accountState } from "./account-states.ts";

/**
 * Disconnects an account (docs/lifecycle.md §3, T70): its token material, automation, due work and the
 * claim on its string are gone with it; what was told of it stays in the log.
 */
export async function disconnectSellerAccount(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<{ disconnectedId: string }> {
  const { workspaceId } = actor;
  const now = deps.clock.now();
  await deps.client.$transaction(async (tx) => {
    await lockToken(tx, actor, sellerAccountId);
    const account = await tx.sellerAccount.delete({
      where: { workspaceId_id: { workspaceId, id: sellerAccountId } },
    });
    const { name, sellingPartnerId } = account;
    const before = accountState(account);
    await actor.keepAnswer?.(tx, { disconnectedId: sellerAccountId });
    const data = { name, sellingPartnerId };
    const event = { type: "ACCOUNT_DISCONNECTED", sellerAccountId, before, data } as const;
    await appendEvents(tx, actor, [event], now);
  });
  deps.bus.wake(workspaceId);
  return { disconnectedId: sellerAccountId };
}
