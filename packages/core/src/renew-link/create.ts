import { v7 as uuidv7 } from "uuid";
import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { lockToken } from "../mws-token/lock-token.ts";
import { hashLinkSecret, linkSecretOf } from "./link-secret.ts";
import { RENEW_LINK_LIFE_MS } from "./policy.ts";

/** Makes a link with which whoever holds the Amazon login renews one account. */
export async function createRenewLink(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "cipher" | "bus">,
  actor: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<{ renewLinkId: string; sellerAccountId: string }> {
  const { workspaceId } = actor;
  const createdAt = deps.machineClock.now();
  const id = uuidv7({ msecs: createdAt.getTime() });
  const hash = hashLinkSecret(deps.cipher, linkSecretOf(deps.cipher, id));
  const expiresAt = new Date(createdAt.getTime() + RENEW_LINK_LIFE_MS);
  await deps.client.$transaction(async (tx) => {
    await lockToken(tx, actor, sellerAccountId);
    await tx.renewLink.create({
      data: { workspaceId, id, sellerAccountId, hash, createdAt, expiresAt },
    });
    await actor.keepAnswer?.(tx, { renewLinkId: id, sellerAccountId });
    const data = { renewLinkId: id };
    const after = { status: "OPEN", expiresAt: expiresAt.toISOString() };
    const event = { type: "RENEW_LINK_CREATED", sellerAccountId, after, data } as const;
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { renewLinkId: id, sellerAccountId };
}
