import type { Actor, CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { renewLinkStatus } from "./status.ts";

/** Withdraws a link. One that no longer works anyway stays as it is, and nothing is told. */
export async function revokeRenewLink(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  actor: Actor,
  { renewLinkId }: { renewLinkId: string },
): Promise<{ renewLinkId: string; sellerAccountId: string }> {
  const { workspaceId } = actor;
  const now = deps.machineClock.now();
  const link = await deps.client.renewLink.findFirst({ where: { id: renewLinkId } });
  if (link === null) throw renewLinkNotFound();
  const { sellerAccountId } = link;
  if (renewLinkStatus(link, now) !== "OPEN") return { renewLinkId, sellerAccountId };
  await deps.client.$transaction(async (tx) => {
    const { count } = await tx.renewLink.updateMany({
      where: { id: renewLinkId, usedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return;
    await actor.keepAnswer?.(tx, { renewLinkId, sellerAccountId });
    const data = { renewLinkId };
    const states = { before: { status: "OPEN" }, after: { status: "REVOKED" } };
    const event = { type: "RENEW_LINK_REVOKED", sellerAccountId, ...states, data } as const;
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { renewLinkId, sellerAccountId };
}

export function renewLinkNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such renew link.");
}
