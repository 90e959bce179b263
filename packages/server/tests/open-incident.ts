import { appendEvents, depsOf, drainDueWork, EXACT_KINDS } from "@evergrant/core";
import { pino } from "pino";
import { sendAll } from "../src/jobs/sending.ts";
import type { OpenServer } from "./open-server.ts";

type Opened = Pick<OpenServer, "deps" | "workspaceId">;

/** Tells a workspace of an incident, and does at once what follows from that: its issue is open. */
export async function openIncident({ deps, workspaceId }: Opened): Promise<void> {
  const data = { incidentId: crypto.randomUUID(), region: "EU" };
  const event = { type: "INCIDENT_OPENED", sellerAccountId: null, data } as const;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const { client, clock } = depsOf(deps, { workspaceId });
  await client.$transaction((tx) => appendEvents(tx, actor, [event], clock.now()));
  for (const kind of EXACT_KINDS)
    await drainDueWork(deps, { kind }, (error) => {
      throw error;
    });
}

/** Sends all that is to be sent now. */
export function sendNow({ deps }: Pick<Opened, "deps">) {
  return sendAll(deps, {
    logger: pino({ enabled: false }),
    stopping: new AbortController().signal,
  });
}
