import type { EventType } from "@evergrant/db";

/** An event that is about to be told; the log adds its position, id, actor and time. */
export interface NewEvent {
  type: EventType;
  /** Null for what concerns the whole workspace. */
  sellerAccountId: string | null;
  /** States before and after, and what else the type carries; never a secret. */
  data: Record<string, string | number | boolean | string[] | null>;
}
