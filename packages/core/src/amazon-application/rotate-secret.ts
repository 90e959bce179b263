import type { Actor, CoreDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import { applicationStates, tellApplication } from "./application-event.ts";
import { refusedApplication } from "./check-with-amazon.ts";
import { decryptCredentials } from "./credentials.ts";
import { findOwnApplication } from "./find-application.ts";

/**
 * Asks Amazon for another client secret of the workspace's application. It comes by notification, if
 * Amazon is told in the developer console to send it to this installation's queue; the present one
 * works for seven days more. Amazon knows no keys of ours: after a crash between its answer and ours, the
 * same idempotency key asks it again.
 */
export async function rotateAmazonApplicationSecret(
  deps: CoreDeps,
  actor: Actor,
  { amazonApplicationId: id }: { amazonApplicationId: string },
): Promise<{ amazonApplicationId: string }> {
  const { client, clock, amazon, bus, cipher, notificationQueue } = deps;
  const application = await findOwnApplication(deps, id);
  if (notificationQueue === null)
    throw new ForbiddenError(
      "This installation has no queue that the new secret could come to. Rotate it in Amazon's developer console, and update the application with it.",
    );
  const credentials = await decryptCredentials(cipher, application);
  const askedAt = clock.now();
  const answer = await withinBudget((signal) => amazon.rotateClientSecret(credentials, signal));
  if (!answer.ok)
    throw refusedApplication(
      answer.failure,
      `Amazon does not rotate this application's secret. Register the queue ${notificationQueue.arn} for its new client secret under Notification Preferences in the developer console; if it is, update the client secret by hand.`,
    );
  const { clientSecret } = application;
  await client.$transaction(async (tx) => {
    const patch = { rotationAskedAt: askedAt };
    // The new one may have come before this is written.
    await tx.amazonApplication.updateMany({ where: { id, clientSecret }, data: patch });
    await actor.keepAnswer?.(tx, { amazonApplicationId: id });
    const states = applicationStates(application, patch);
    const event = tellApplication("APPLICATION_ROTATION_ASKED", application, states);
    await appendEvents(tx, actor, [event], askedAt);
  });
  bus.wake(actor.workspaceId);
  return { amazonApplicationId: id };
}
