import type { AmazonIncident, EventType, Prisma } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";

type IncidentDeps = Pick<CoreDeps, "client" | "clock" | "bus">;

/** Opens an incident of an application in every region, unless one is open: its secret is refused (docs/lifecycle.md §6). */
export async function openIncident(deps: IncidentDeps, applicationId: string): Promise<void> {
  await changeUnderLock(deps, applicationId, "INCIDENT_OPENED", async (tx, now) => {
    const open = await tx.amazonIncident.findFirst({
      where: { applicationId, region: null, closedAt: null },
    });
    if (open !== null) return null;
    const id = uuidv7({ msecs: now.getTime() });
    return tx.amazonIncident.create({ data: { id, applicationId, openedAt: now } });
  });
}

/** Closes an incident, unless somebody has closed it already. */
export async function closeIncident(
  deps: IncidentDeps,
  { id, applicationId }: AmazonIncident,
): Promise<void> {
  await changeUnderLock(deps, applicationId, "INCIDENT_CLOSED", async (tx, now) => {
    const closed = await tx.amazonIncident.updateManyAndReturn({
      where: { id, closedAt: null },
      data: { closedAt: now },
    });
    return closed[0] ?? null;
  });
}

/** The application's row is the lock: of several workers one changes the incident, and tells it once to each workspace. */
async function changeUnderLock(
  { client, clock, bus }: IncidentDeps,
  applicationId: string,
  type: EventType,
  change: (tx: Prisma.TransactionClient, now: Date) => Promise<AmazonIncident | null>,
): Promise<void> {
  const now = clock.now();
  const told = await client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "AmazonApplication" WHERE "id" = ${applicationId}::uuid FOR NO KEY UPDATE`;
    const incident = await change(tx, now);
    if (incident === null) return [];
    // In one order, so that two incidents cannot wait for each other's logs.
    const concerned = await tx.workspace.findMany({
      where: { sellerAccounts: { some: { applicationId } } },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    const event = { type, sellerAccountId: null, data: { region: incident.region } };
    for (const { id: workspaceId } of concerned)
      await appendEvents(tx, { workspaceId, kind: "SYSTEM", id: null }, [event], now);
    return concerned;
  });
  for (const { id } of told) bus.wake(id);
}
