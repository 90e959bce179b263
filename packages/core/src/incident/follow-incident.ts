import type { AmazonIncident } from "@evergrant/db";
import { loadCredentials } from "../amazon-application/credentials.ts";
import { callUp } from "./call-up.ts";
import { closeIncident } from "./change-incident.ts";
import { isApplicationWell } from "./is-application-well.ts";
import { isFleetWell } from "./is-fleet-well.ts";
import {
  FOLLOW_AGAIN_MS,
  FOLLOW_EVERY_MS,
  FOLLOW_LONG_EVERY_MS,
  LONG_INCIDENT_MS,
} from "./policy.ts";
import type { SamplingDeps } from "./take-sample.ts";

/**
 * Does what is due about an incident (docs/lifecycle.md §6): while it is open, looks whether it is over;
 * once it is closed, calls up its fleet, part by part.
 */
export async function followIncident(deps: SamplingDeps, id: string): Promise<void> {
  const { clock } = deps;
  const { system } = deps.database;
  const incident = await system.amazonIncident.findUnique({ where: { id } });
  if (incident === null || incident.dueAt === null) return;
  const { closedAt, dueAt } = incident;
  if (closedAt !== null) return callUp(deps, { ...incident, closedAt, dueAt });

  const isWell = await isOver(deps, incident);
  if (isWell === true) return closeIncident(deps, incident);
  const isLong = clock.now().getTime() - incident.openedAt.getTime() >= LONG_INCIDENT_MS;
  const everyMs = isLong ? FOLLOW_LONG_EVERY_MS : FOLLOW_EVERY_MS;
  const againMs = isWell === null ? FOLLOW_AGAIN_MS : everyMs;
  // Whoever has closed it meanwhile has said what is due.
  await system.amazonIncident.updateMany({
    where: { id, closedAt: null },
    data: { dueAt: new Date(clock.now().getTime() + againMs), leasedUntil: null },
  });
}

/** Null where another worker is asking. */
async function isOver(deps: SamplingDeps, incident: AmazonIncident): Promise<boolean | null> {
  const { applicationId, region, openedAt } = incident;
  const application = await loadCredentials(
    { client: deps.database.system, cipher: deps.cipher },
    applicationId,
  );
  return region === null
    ? isApplicationWell(deps, application)
    : isFleetWell(deps, { fleet: { applicationId, region }, application }, openedAt);
}
