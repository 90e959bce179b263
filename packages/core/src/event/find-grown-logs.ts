import type { InstallationDeps } from "../deps.ts";

/** Of logs of any workspaces, and how far each is known, those that have grown since: in one statement. */
export async function findGrownLogs(
  { database }: Pick<InstallationDeps, "database">,
  known: ReadonlyMap<string, bigint>,
): Promise<string[]> {
  const rows = await database.system.$queryRaw<{ workspaceId: string }[]>`
    SELECT log."workspaceId"::text AS "workspaceId"
    FROM unnest(${[...known.keys()]}::uuid[], ${[...known.values()].map(String)}::bigint[])
      AS known ("workspaceId", "position")
    JOIN "WorkspaceLog" AS log ON log."workspaceId" = known."workspaceId"
    WHERE log."position" > known."position"`;
  return rows.map(({ workspaceId }) => workspaceId);
}
