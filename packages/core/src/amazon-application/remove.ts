import type { WorkspaceTransaction } from "@evergrant/db";
import { countOf } from "../count-of.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { applicationState, tellApplication } from "./application-event.ts";
import { lockOwnApplication } from "./find-application.ts";

/** Lets go of an application of the workspace's, its secret with it. CONFLICT while accounts are connected with it. */
export async function removeAmazonApplication(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { amazonApplicationId: id }: { amazonApplicationId: string },
): Promise<{ removedId: string }> {
  const { workspaceId } = actor;
  const now = deps.clock.now();
  await deps.client.$transaction(async (tx) => {
    const application = await lockOwnApplication(tx, id);
    await refuseUsed(tx, id);
    await tx.amazonApplication.delete({ where: { id } });
    await actor.keepAnswer?.(tx, { removedId: id });
    const before = applicationState(application);
    const event = tellApplication("APPLICATION_REMOVED", application, { before });
    await appendEvents(tx, actor, [event], now);
  });
  deps.bus.wake(workspaceId);
  return { removedId: id };
}

/** The lock keeps new accounts waiting: their reference to the application must see whether it is still there. */
async function refuseUsed(tx: WorkspaceTransaction, applicationId: string): Promise<void> {
  const count = await tx.sellerAccount.count({ where: { applicationId } });
  if (count > 0)
    throw new ConflictError(
      `This application has ${countOf(count, "seller account")} connected with it. Disconnect first.`,
    );
}
