import type { CoreDeps } from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import type { Context } from "../src/context.ts";

/** A viewer of a workspace who may do everything. */
export function makeContext(deps: CoreDeps, workspaceId: string): Context {
  return {
    deps,
    wakes: { waitForWake: () => new Promise((resolve) => setImmediate(resolve)) },
    ...senderOf(workspaceId),
    signals: [],
    replays: [],
  };
}
