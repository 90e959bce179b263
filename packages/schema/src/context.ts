import type { Actor, CoreDeps, Wakes } from "@evergrant/core";

/** What a resolver knows of the request it answers. */
export interface Context {
  /** The workspace's own: what is read and written through them stays within it. */
  deps: CoreDeps;
  /** Ends the wait for the next event of a log. */
  wakes: Wakes;
  /** Who acts, and in which workspace. */
  actor: Actor;
  /** What the viewer is called. */
  viewerName: string;
  scopes: ReadonlySet<string>;
  /** The workspace's warning ladder, in days; read along with the key, so that no list reads it again. */
  warningDays: number[];
  /** Each ends the request when it aborts: the client has gone, or the server is to stop. */
  signals: readonly AbortSignal[];
}
