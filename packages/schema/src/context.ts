import type { Actor, CoreDeps, Viewer } from "@evergrant/core";
import type { RateLimitStatus } from "./rate-limit.ts";
import type { ReplayPath } from "./replays.ts";

/** What a resolver knows of the request it answers. */
export interface Context {
  /** The workspace's own: what is read and written through them stays within it. */
  deps: CoreDeps;
  /** Who is asking, and what he may do. */
  viewer: Viewer;
  /** The same as the one who acts. */
  actor: Actor;
  /** What the key may still spend; absent where keys are not limited. */
  rateLimit?: RateLimitStatus;
  /** Where the response repeats answers that idempotency keys have kept; filled while executing. */
  replays: ReplayPath[];
  /** The mutation's name in the response, while one is answered. */
  field?: string;
  /** The cursor after which a stream that broke off is to go on, as browsers send it; null where there is none. */
  lastEventId: string | null;
}
