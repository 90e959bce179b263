import type { AmazonIncident, AmazonRegion, EventType, SystemTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { InstallationDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { judgeSample } from "./judge-sample.ts";
import { FOLLOW_EVERY_MS, TELLING_LIMIT_MS } from "./policy.ts";
import { readSample } from "./shared-sample.ts";

export type IncidentDeps = Pick<InstallationDeps, "database" | "clock" | "bus" | "operators">;

/** What an incident strikes: an application in one region, or, where that is null, in all. */
export interface Struck {
  applicationId: string;
  region: AmazonRegion | null;
}

/** Opens an incident, unless one is open (docs/lifecycle.md §6). */
export async function openIncident(deps: IncidentDeps, struck: Struck): Promise<void> {
  const { applicationId, region } = struck;
  await changeUnderLock(deps, applicationId, "INCIDENT_OPENED", async (tx, now) => {
    const open = await tx.amazonIncident.findFirst({
      where: { applicationId, region, closedAt: null },
    });
    if (open !== null || !(await isStillSo(deps, tx, struck))) return null;
    const id = uuidv7({ msecs: now.getTime() });
    const dueAt = new Date(now.getTime() + FOLLOW_EVERY_MS);
    return tx.amazonIncident.create({ data: { id, applicationId, region, openedAt: now, dueAt } });
  });
}

/** Meanwhile a clean sample may have closed the incident that this one would open again. */
async function isStillSo(
  { clock }: IncidentDeps,
  tx: SystemTransaction,
  { applicationId, region }: Struck,
): Promise<boolean> {
  if (region === null) return true;
  const sample = await readSample(tx, { clock }, { applicationId, region });
  return sample !== null && judgeSample(sample) === "outage";
}

/** Closes an incident, unless somebody has closed it already. Calling up its fleet is due from now on. */
export async function closeIncident(
  deps: IncidentDeps,
  { id, applicationId }: AmazonIncident,
): Promise<void> {
  await changeUnderLock(deps, applicationId, "INCIDENT_CLOSED", async (tx, now) => {
    const closed = await tx.amazonIncident.updateManyAndReturn({
      where: { id, closedAt: null },
      data: { closedAt: now, dueAt: now, leasedUntil: null },
    });
    return closed[0] ?? null;
  });
}

/** The application's row is the lock: of several workers one changes the incident, and tells it once to each workspace. */
async function changeUnderLock(
  { database, clock, bus, operators }: IncidentDeps,
  applicationId: string,
  kind: Extract<EventType, "INCIDENT_OPENED" | "INCIDENT_CLOSED">,
  change: (tx: SystemTransaction, now: Date) => Promise<AmazonIncident | null>,
): Promise<void> {
  const now = clock.now();
  const changed = await database.system.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "AmazonApplication" WHERE "id" = ${applicationId}::uuid FOR NO KEY UPDATE`;
      const incident = await change(tx, now);
      return incident && { incident, told: await tell(tx, incident, kind, now) };
    },
    { timeout: TELLING_LIMIT_MS },
  );
  if (changed === null) return;
  const { region } = changed.incident;
  for (const workspaceId of changed.told) bus.wake(workspaceId);
  operators.alert({ kind, message: MESSAGES[kind](region), applicationId, region });
}

async function tell(
  tx: SystemTransaction,
  { id, applicationId, region, openedAt, closedAt }: AmazonIncident,
  type: EventType,
  now: Date,
): Promise<string[]> {
  const struck = { applicationId, ...(region && { region }) };
  // In one order, so that two incidents cannot wait for each other's logs.
  const concerned = await tx.workspace.findMany({
    where: { sellerAccounts: { some: struck } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const event = {
    type,
    sellerAccountId: null,
    before: { isOpen: closedAt !== null },
    after: { isOpen: closedAt === null },
    data: { region, incidentId: id, applicationId, openedAt: openedAt.toISOString() },
  };
  for (const { id: workspaceId } of concerned)
    await appendEvents(
      tx,
      { workspaceId, kind: "SYSTEM", id: null, cause: "INCIDENT" },
      [event],
      now,
    );
  return concerned.map(({ id }) => id);
}

const MESSAGES = {
  INCIDENT_OPENED: (region: AmazonRegion | null) =>
    region === null
      ? "Amazon refuses the application's client secret. No token is disabled meanwhile. Replace the secret."
      : `Amazon refuses many healthy tokens of the region ${region} at once. No token is disabled meanwhile.`,
  INCIDENT_CLOSED: (region: AmazonRegion | null) =>
    `The incident of ${region === null ? "the application" : `the region ${region}`} is over. Every token concerned is probed within half an hour.`,
};
