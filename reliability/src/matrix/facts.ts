import { withConnection } from "@evergrant/db/owner";

/** What is really so in a workspace. */
export interface Facts {
  events: number;
  /** Changes of the workspace that were told. */
  renamings: number;
  accounts: number;
  /** Tokens that are not ENABLED. */
  disabled: number;
}

export async function readFacts(url: string, workspaceId: string): Promise<Facts> {
  const { rows } = await withConnection(url, (connection) =>
    connection.query<Facts>(
      `SELECT
        (SELECT count(*)::int FROM "Event" WHERE "workspaceId" = $1) AS events,
        (SELECT count(*)::int FROM "Event" WHERE "workspaceId" = $1 AND "type" = 'WORKSPACE_CHANGED') AS renamings,
        (SELECT count(*)::int FROM "SellerAccount" WHERE "workspaceId" = $1) AS accounts,
        (SELECT count(*)::int FROM "MwsToken" WHERE "workspaceId" = $1 AND "status" <> 'ENABLED') AS disabled`,
      [workspaceId],
    ),
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error("Counts without a row");
  return facts;
}
