import { withConnection } from "@evergrant/db/owner";

/** An event as it was committed. */
export interface CommittedEvent {
  /** As the API writes it. */
  id: string;
  position: bigint;
  type: string;
  sellerAccountId: string | null;
  occurredAt: Date;
  after: Record<string, unknown> | null;
  data: Record<string, unknown>;
}

const globalId = (typename: string, id: string) =>
  Buffer.from(`${typename}:${id}`).toString("base64");

/** What really happened in a workspace, as the database has it. */
export async function readEvents(url: string, workspaceId: string): Promise<CommittedEvent[]> {
  const { rows } = await withConnection(url, (connection) =>
    connection.query<Omit<CommittedEvent, "position"> & { position: string }>(
      `SELECT "id", "position", "type", "sellerAccountId", "occurredAt", "after", "data"
       FROM "Event" WHERE "workspaceId" = $1 ORDER BY "position"`,
      [workspaceId],
    ),
  );
  return rows.map((row) => ({
    ...row,
    id: globalId("Event", row.id),
    sellerAccountId: row.sellerAccountId && globalId("SellerAccount", row.sellerAccountId),
    position: BigInt(row.position),
  }));
}

/** What is due, or held by somebody, and was not done. */
export async function readOverdue(url: string): Promise<string[]> {
  const { rows } = await withConnection(url, (connection) =>
    connection.query<{ what: string }>(
      `SELECT 'DueWork ' || "kind" || ' of ' || "sellerAccountId" AS what FROM "DueWork" WHERE "dueAt" <= $1
       UNION ALL SELECT 'log of ' || "workspaceId" FROM "WorkspaceLog" WHERE "undispatchedSince" <= $1
       UNION ALL SELECT 'incident ' || "id" FROM "AmazonIncident" WHERE "dueAt" <= $1`,
      [new Date()],
    ),
  );
  return rows.map(({ what }) => what);
}
