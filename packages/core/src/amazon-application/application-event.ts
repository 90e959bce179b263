import type { AmazonApplication } from "@evergrant/db";
import { changedStates, stateOf } from "../event/changed-states.ts";
import type { EventData, NewEvent } from "../event/new-event.ts";

/** What is told of an application in the log of the workspace that brought it. */
export function tellApplication(
  type:
    | "APPLICATION_ADDED"
    | "APPLICATION_CHANGED"
    | "APPLICATION_REMOVED"
    | "APPLICATION_SECRET_EXPIRING"
    | "APPLICATION_SECRET_ROTATED"
    | "APPLICATION_ROTATION_ASKED",
  { id, name }: Pick<AmazonApplication, "id" | "name">,
  {
    data = {},
    ...states
  }: { data?: EventData; before?: EventData | undefined; after?: EventData | undefined } = {},
): NewEvent {
  const { before, after } = states;
  return {
    type,
    sellerAccountId: null,
    ...(before && { before }),
    ...(after && { after }),
    data: { amazonApplicationId: id, name, ...data },
  };
}

const NAMES = [
  ...["name", "clientId", "applicationId", "isDraft"],
  ...["secretExpiresAt", "secretWarnedDays", "rotationAskedAt"],
] as const;

/** An application that is new, or about to go; never its secret. */
export function applicationState(application: AmazonApplication): EventData {
  return stateOf(application, NAMES);
}

/** What a patch changes of an application, before and after. */
export function applicationStates(
  application: AmazonApplication,
  patch: Partial<AmazonApplication>,
) {
  return changedStates(application, patch, NAMES);
}
