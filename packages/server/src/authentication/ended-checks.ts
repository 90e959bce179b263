import {
  type Credential,
  type EndReason,
  findEndedKeys,
  findEndedSessions,
  type InstallationDeps,
  type LetIn,
} from "@evergrant/core";
import type { FindEnded } from "./credential-watch.ts";

/** A look at those who came with certain kinds of credential; no statement where there are none. */
function ofKinds(kinds: readonly Credential["kind"][], findEnded: FindEnded): FindEnded {
  return async (letIn) => {
    const concerned = letIn.filter(({ viewer }) => kinds.includes(viewer.credential.kind));
    return concerned.length === 0 ? new Map() : findEnded(concerned);
  };
}

/** Who came with an API key, or with a session token of one. */
export function endedByKey(deps: Pick<InstallationDeps, "database" | "machineClock">): FindEnded {
  return ofKinds(["API_KEY", "SESSION_TOKEN"], (letIn) => findEndedKeys(deps, letIn));
}

/** Who came with a person's session. */
export function endedBySession(
  deps: Pick<InstallationDeps, "database" | "machineClock">,
): FindEnded {
  return ofKinds(["SESSION"], (letIn) => findEndedSessions(deps, letIn));
}

/** Who came with an issuer's token, whose workspace is gone: nothing else takes one back before its end. */
export function endedByWorkspace({ database }: Pick<InstallationDeps, "database">): FindEnded {
  return ofKinds(["JWT"], async (letIn) => {
    const ids = [...new Set(letIn.map(({ viewer }) => viewer.workspaceId))];
    const rows = await database.system.$queryRaw<{ id: string }[]>`
      SELECT "id"::text AS "id" FROM "Workspace" WHERE "id" = ANY (${ids}::uuid[])`;
    const there = new Set(rows.map(({ id }) => id));
    const gone = letIn.filter(({ viewer }) => !there.has(viewer.workspaceId));
    return new Map(gone.map((who): [LetIn, EndReason] => [who, "CREDENTIAL_REVOKED"]));
  });
}
