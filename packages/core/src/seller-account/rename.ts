import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { lockToken } from "../mws-token/lock-token.ts";
import { checkName } from "./check-name.ts";

/** Gives an account another name. The same name again changes and tells nothing. */
export async function renameSellerAccount(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  input: { sellerAccountId: string; name: string },
): Promise<{ sellerAccountId: string }> {
  const { sellerAccountId } = input;
  const name = checkName(input.name);
  const { workspaceId } = actor;
  const now = deps.clock.now();
  await deps.client.$transaction(async (tx) => {
    const where = { workspaceId_id: { workspaceId, id: sellerAccountId } };
    await lockToken(tx, actor, sellerAccountId);
    const account = await tx.sellerAccount.findFirstOrThrow({
      where: { id: sellerAccountId },
      select: { name: true },
    });
    if (account.name === name) return;
    await tx.sellerAccount.update({ where, data: { name } });
    await actor.keepAnswer?.(tx, { sellerAccountId });
    const data = { name, previousName: account.name };
    const states = { before: { name: account.name }, after: { name } };
    const event = { type: "ACCOUNT_RENAMED", sellerAccountId, ...states, data } as const;
    await appendEvents(tx, actor, [event], now);
  });
  deps.bus.wake(workspaceId);
  return { sellerAccountId };
}
