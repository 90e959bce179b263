import type { InstallationDeps } from "../deps.ts";
import { LEASE_MS } from "../due-work/claim-due-work.ts";

/** Takes up to `limit` of the workspaces whose logs have grown, and holds them for a minute; answers their ids. */
export async function claimDispatches(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + LEASE_MS);
  const rows = await database.system.$queryRaw<{ workspaceId: string }[]>`
    INSERT INTO "EventDispatch" AS dispatch ("workspaceId", "leasedUntil")
    SELECT log."workspaceId", ${leasedUntil} FROM "WorkspaceLog" AS log
    LEFT JOIN "EventDispatch" AS known ON known."workspaceId" = log."workspaceId"
    WHERE log."undispatchedSince" <= ${now}
      AND (known."leasedUntil" IS NULL OR known."leasedUntil" <= ${machineNow})
    ORDER BY log."undispatchedSince"
    LIMIT ${limit}
    ON CONFLICT ("workspaceId") DO UPDATE SET "leasedUntil" = ${leasedUntil}
      WHERE dispatch."leasedUntil" IS NULL OR dispatch."leasedUntil" <= ${machineNow}
    RETURNING dispatch."workspaceId"::text AS "workspaceId"`;
  return rows.map(({ workspaceId }) => workspaceId);
}
