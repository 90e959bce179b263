import type { Actor, CoreDeps, Wakes } from "@evergrant/core";
import type { RateLimitStatus } from "./rate-limit.ts";
import type { ReplayPath } from "./replays.ts";

/** What a resolver knows of the request it answers. */
export interface Context {
  deps: CoreDeps;
  /** Ends the wait for the next event of a log. */
  wakes: Wakes;
  /** Who acts, and in which workspace: every read and write stays within it. */
  actor: Actor;
  /** What the viewer is called. */
  viewerName: string;
  scopes: ReadonlySet<string>;
  /** The workspace's warning ladder, in days; read along with the key, so that no list reads it again. */
  warningDays: number[];
  /** What the key may still spend; absent where keys are not limited. */
  rateLimit?: RateLimitStatus;
  /** Where the response repeats answers that idempotency keys have kept; filled while executing. */
  replays: ReplayPath[];
  /** The mutation's name in the response, while one is answered. */
  field?: string;
  /** Each ends the request when it aborts: the client has gone, or the server is to stop. */
  signals: readonly AbortSignal[];
}
