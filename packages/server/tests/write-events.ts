import { appendEvents, depsOf, type NewEvent } from "@evergrant/core";
import type { OpenServer } from "./open-server.ts";

const CLOCK = new Date("2026-03-01T12:00:00.000Z");

/** Writes events at the end of the workspace's log, in one transaction; tells nobody. */
export async function writeEvents(
  { deps, workspaceId }: OpenServer,
  events: readonly NewEvent[],
): Promise<void> {
  const actor = { workspaceId, kind: "SYSTEM" as const, id: null };
  await depsOf(deps, { workspaceId }).client.$transaction((tx) =>
    appendEvents(tx, actor, events, CLOCK),
  );
}

/** The workspace was given this name: an event whose size can be chosen. */
export function renamed(name: string): NewEvent {
  return { type: "WORKSPACE_CHANGED", sellerAccountId: null, data: { name } };
}
