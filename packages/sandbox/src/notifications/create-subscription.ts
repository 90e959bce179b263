import { drawHex, formatUuid } from "../random.ts";
import { answerJson } from "../sp-api/answers.ts";
import { isRecord } from "../sp-api/is-record.ts";
import type { OperationInput } from "../sp-api/operation.ts";
import type { World } from "../world.ts";
import { refuseRequest, refuseSecondSubscription } from "./answers.ts";
import { APPLICATION_TYPES, isNotificationType } from "./notification-types.ts";
import { findDestination } from "./read-destinations.ts";
import { readEventFilter } from "./read-event-filter.ts";
import { describeSubscription } from "./read-subscriptions.ts";
import type { Subscription } from "./subscriptions.ts";

/**
 * For a seller, or for the application itself. Amazon lets subscriptions of several payload versions stand
 * side by side; the types that are sent here have one.
 */
export function createSubscription(
  world: World,
  owner: Pick<Subscription, "notificationType" | "sellingPartnerId">,
  { body, hostRegion }: OperationInput,
): Response {
  const { notificationType, sellingPartnerId } = owner;
  const isOfApplication = APPLICATION_TYPES.includes(notificationType);
  if (!isNotificationType(notificationType) || isOfApplication !== (sellingPartnerId === null)) {
    return refuseRequest(`Invalid notification type ${notificationType}`);
  }
  const { payloadVersion, destinationId, processingDirective } = isRecord(body) ? body : {};
  if (typeof payloadVersion !== "string" || payloadVersion.trim() === "") {
    return refuseRequest("payloadVersion must not be empty");
  }
  if (typeof destinationId !== "string" || !findDestination(world, destinationId, hostRegion)) {
    const { applicationId } = world.store.state.application;
    return refuseRequest(
      `No destination with ${destinationId ?? "no id"} for applicationId ${applicationId}`,
    );
  }
  const { filter, wrong } = readEventFilter(notificationType, processingDirective);
  if (wrong !== null) return refuseRequest(wrong);
  if (world.store.state.subscriptions.find(notificationType, sellingPartnerId)) {
    return refuseSecondSubscription(notificationType);
  }

  const subscription: Subscription = {
    subscriptionId: formatUuid(drawHex(32, world.random)),
    ...owner,
    payloadVersion,
    destinationId,
    ...(filter && { processingDirective: { eventFilter: filter } }),
  };
  world.store.record({ type: "subscriptionMade", at: world.clock.nowMs(), subscription });
  return answerJson({ payload: describeSubscription(subscription) });
}
