import type { Role } from "../access/role.ts";
import type { EndReason, LetIn } from "../api-key/find-ended.ts";
import type { InstallationDeps } from "../deps.ts";

interface SessionRow {
  id: string;
  workspaceId: string;
  userId: string;
  expiresAt: Date;
  /** Null: he is no member. */
  role: Role | null;
}

/**
 * Of those who came with a person's session, all whose session is over, or who are in the workspace not
 * what they were when they came: in one statement.
 */
export async function findEndedSessions<Who extends LetIn>(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  letIn: readonly Who[],
): Promise<Map<Who, EndReason>> {
  const ids = letIn.map(({ viewer }) => viewer.credential.id);
  const workspaceIds = letIn.map(({ viewer }) => viewer.workspaceId);
  const rows = await database.identity.$queryRaw<SessionRow[]>`
    SELECT session."id"::text AS "id", asked."workspaceId"::text AS "workspaceId",
      session."userId"::text AS "userId", session."expiresAt", member."role"::text AS "role"
    FROM unnest(${ids}::uuid[], ${workspaceIds}::uuid[]) AS asked ("id", "workspaceId")
    JOIN "Session" AS session ON session."id" = asked."id"
    LEFT JOIN "Member" AS member
      ON member."workspaceId" = asked."workspaceId" AND member."userId" = session."userId"`;
  const keyOf = (id: string, workspaceId: string) => `${id} ${workspaceId}`;
  const byKey = new Map(rows.map((row) => [keyOf(row.id, row.workspaceId), row]));
  const now = machineClock.now();
  const ended = letIn.flatMap((who) => {
    const { credential, workspaceId } = who.viewer;
    const reason = findReason(who, byKey.get(keyOf(credential.id, workspaceId)), now);
    return reason === null ? [] : [[who, reason] as const];
  });
  return new Map(ended);
}

function findReason({ viewer }: LetIn, row: SessionRow | undefined, now: Date): EndReason | null {
  // Signed out, or gone with the person.
  if (row === undefined || row.userId !== viewer.id) return "CREDENTIAL_REVOKED";
  if (row.expiresAt <= now) return "CREDENTIAL_EXPIRED";
  if (row.role === null) return "CREDENTIAL_REVOKED";
  return row.role === viewer.role ? null : "CREDENTIAL_CHANGED";
}
