import { depsOf, type InstallationDeps } from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import type { Context } from "../src/context.ts";

/** A viewer of a workspace who may do everything. */
export function makeContext(installation: InstallationDeps, workspaceId: string): Context {
  return {
    deps: depsOf(installation, { workspaceId }),
    ...senderOf(workspaceId),
    lastEventId: null,
    replays: [],
  };
}
