import type { Actor, CoreDeps, Viewer, Wakes } from "@evergrant/core";

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
  /** Each ends the request when it aborts: the client has gone, or the server is to stop. */
  signals: readonly AbortSignal[];
}
