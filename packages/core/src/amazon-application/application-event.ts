import type { AmazonApplication } from "@evergrant/db";
import type { NewEvent } from "../event/new-event.ts";

/** What is told of an application in the log of the workspace that brought it. */
export function tellApplication(
  type:
    | "APPLICATION_ADDED"
    | "APPLICATION_CHANGED"
    | "APPLICATION_REMOVED"
    | "APPLICATION_SECRET_EXPIRING"
    | "APPLICATION_SECRET_ROTATED",
  { id, name }: Pick<AmazonApplication, "id" | "name">,
  data: NewEvent["data"] = {},
): NewEvent {
  return { type, sellerAccountId: null, data: { amazonApplicationId: id, name, ...data } };
}
