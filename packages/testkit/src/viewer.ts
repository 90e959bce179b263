import { randomUUID } from "node:crypto";
import { type Actor, actorOf, SCOPES, type Viewer } from "@evergrant/core";

/** A key of the workspace that may do everything, or what is said otherwise. */
export function makeViewer(workspaceId: string, given: Partial<Viewer> = {}): Viewer {
  const id = randomUUID();
  return {
    credential: { kind: "API_KEY", id, keyId: id, expiresAt: null },
    ...{ workspaceId, id },
    sellerAccountId: null,
    kind: "KEY",
    name: "Key of the test",
    role: null,
    scopes: new Set(SCOPES),
    warningDays: [60, 30, 14, 7, 3, 1],
    ...given,
  };
}

/** The same as a context holds it. */
export function senderOf(
  workspaceId: string,
  given?: Partial<Viewer>,
): { viewer: Viewer; actor: Actor } {
  const viewer = makeViewer(workspaceId, given);
  return { viewer, actor: actorOf(viewer, null) };
}
