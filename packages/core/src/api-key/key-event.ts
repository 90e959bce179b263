import type { ApiKey } from "@evergrant/db";
import type { NewEvent } from "../event/new-event.ts";

/** What is told of a key in its workspace's log; its last four characters, and never more of it. */
export function tellKey(
  type: Extract<NewEvent["type"], `API_KEY_${string}`>,
  { id, name, lastFour }: Pick<ApiKey, "id" | "name" | "lastFour">,
  data: NewEvent["data"] = {},
): NewEvent {
  return { type, sellerAccountId: null, data: { apiKeyId: id, name, lastFour, ...data } };
}
