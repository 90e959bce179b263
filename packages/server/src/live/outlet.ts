import type { Ending } from "./ending.ts";
import type { Payload } from "./payload.ts";

/**
 * Where one stream's results go: a connection, or one operation on a shared one. It says when it has no room, and
 * calls the stream's `resume` when it has again; the stream keeps what comes meanwhile, within its bounds.
 */
export interface Outlet {
  /** Takes a result in any case; false: no more until `resume`. */
  send(payload: Payload): boolean;
  /** The last that is said. What was taken before comes first, if it comes at all. */
  end(ending: Ending): void;
}
