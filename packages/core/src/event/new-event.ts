import type { EventType } from "@evergrant/db";
import type { Json } from "../audit/canonical-json.ts";

/** What an event carries; never a secret. */
export type EventData = Readonly<Record<string, Json>>;

/** An event that is about to be told; the log adds its position, id, actor, time and hash. */
export interface NewEvent {
  type: EventType;
  /** Null for what concerns the whole workspace. */
  sellerAccountId: string | null;
  /** What the change found and left, of what it changed. */
  before?: EventData;
  after?: EventData;
  /** What else the type carries. */
  data: EventData;
}
