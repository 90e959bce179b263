import type { MwsToken, ReviewAutomation } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { lockToken } from "../mws-token/lock-token.ts";
import { type AutomationInput, transitionAutomation } from "./transition.ts";

/** What a user's wish is judged by. */
export interface Switchable {
  token: Pick<MwsToken, "status" | "disabledReason">;
  automation: ReviewAutomation;
  /** The account's marketplaces. */
  marketplaceIds: string[];
}

/** Does what a user asks of an automation, in one transaction, while its token stays as it is. */
export async function switchAutomation(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  sellerAccountId: string,
  decide: (state: Switchable) => AutomationInput,
): Promise<void> {
  const { workspaceId } = actor;
  const now = clock.now();
  await client.$transaction(async (tx) => {
    const token = await lockToken(tx, actor, sellerAccountId);
    const { reviewAutomation, marketplaceIds } = await tx.sellerAccount.findFirstOrThrow({
      where: { id: sellerAccountId },
      select: { marketplaceIds: true, reviewAutomation: true },
    });
    if (reviewAutomation === null) throw new Error("An account without a Review Automation");
    const input = decide({ token, automation: reviewAutomation, marketplaceIds });
    const { patch, events } = transitionAutomation(reviewAutomation, input, now);
    if (events.length === 0) return;
    await tx.reviewAutomation.update({
      where: { workspaceId_sellerAccountId: { workspaceId, sellerAccountId } },
      data: patch,
    });
    await actor.keepAnswer?.(tx, { sellerAccountId });
    await appendEvents(tx, actor, events, now);
  });
  bus.wake(workspaceId);
}
