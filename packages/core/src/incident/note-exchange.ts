import type { AmazonAnswer } from "../ports.ts";
import { closeIncident, type IncidentDeps, openIncident } from "./change-incident.ts";

/** What the exchange of a string that is tried says of the application (docs/lifecycle.md §6). */
export async function noteExchange(
  deps: IncidentDeps,
  applicationId: string,
  answer: AmazonAnswer<unknown>,
): Promise<void> {
  const failure = answer.ok ? null : answer.failure.class;
  if (failure === "misconfigured") return openIncident(deps, { applicationId, region: null });
  if (failure !== null && failure !== "revoked") return;
  const where = { applicationId, region: null, closedAt: null };
  for (const incident of await deps.database.system.amazonIncident.findMany({ where }))
    await closeIncident(deps, incident);
}
