import type { Actor, CoreDeps, Viewer, Wakes } from "@evergrant/core";
import type { RateLimitStatus } from "./rate-limit.ts";
import type { ReplayPath } from "./replays.ts";

/** What a resolver knows of the request it answers. */
export interface Context {
  /** The workspace's own: what is read and written through them stays within it. */
  deps: CoreDeps;
  /** Ends the wait for the next event of a log. */
  wakes: Wakes;
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
  /** Each ends the request when it aborts: the client has gone, or the server is to stop. */
  signals: readonly AbortSignal[];
}
