import { randomUUID } from "node:crypto";
import { type CoreDeps, SCOPES } from "@evergrant/core";
import type { Context } from "../src/context.ts";

/** A viewer of a workspace who may do everything. */
export function makeContext(deps: CoreDeps, workspaceId: string): Context {
  return {
    deps,
    wakes: { waitForWake: () => new Promise((resolve) => setImmediate(resolve)) },
    actor: { workspaceId, kind: "KEY", id: randomUUID() },
    viewerName: "Key of the test",
    scopes: new Set(SCOPES),
    signals: [],
    replays: [],
    warningDays: [60, 30, 14, 7, 3, 1],
  };
}
