import { depsOf, type InstallationDeps } from "../deps.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { giveUpDeliveries } from "./give-up.ts";
import { POSTPONE_MS } from "./policy.ts";
import { releaseQueue } from "./release-queue.ts";
import { type DeliveryOptions, workQueue } from "./work-queue.ts";

/**
 * Sends what is due for an endpoint that was claimed, and gives it back. What fails for reasons that are not the
 * endpoint's, one delivery or all of it, is tried again a little later, and told; a worker that dies leaves it to its lease. At least once: what was
 * sent when a worker died is sent again, under the same id.
 */
export async function deliverQueue(
  installation: InstallationDeps,
  queue: HeldQueue,
  options: DeliveryOptions,
): Promise<void> {
  const deps = depsOf(installation, { workspaceId: queue.workspaceId });
  let failures: unknown[];
  try {
    failures = await workQueue(deps, queue, options);
    await giveUpDeliveries(deps, queue, options.stopping);
  } catch (error) {
    const later = new Date(deps.machineClock.now().getTime() + POSTPONE_MS);
    // Where the database is gone too, the lease ends by itself.
    await releaseQueue(deps, queue, later).catch(() => undefined);
    throw error;
  }
  await releaseQueue(deps, queue);
  if (failures.length > 0) throw failures[0];
}
