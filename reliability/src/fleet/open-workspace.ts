import { createApiKey, createWorkspace, SCOPES } from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import { createTestCipher } from "@evergrant/testkit/cipher";
import type { Fleet } from "./start-fleet.ts";

const CLOCK = { now: () => new Date() };

export interface FleetWorkspace {
  workspaceId: string;
  /** May do everything. */
  apiKey: string;
}

/** Makes a workspace with a key, beside the running processes. */
export async function openFleetWorkspace(fleet: Fleet, name: string): Promise<FleetWorkspace> {
  const database = openDatabase({ url: fleet.database.url() });
  // The cipher's key is the fleet's.
  const deps = { database, machineClock: CLOCK, clock: CLOCK, cipher: createTestCipher() };
  try {
    const { workspaceId } = await createWorkspace(deps, { name });
    const client = database.inWorkspace({ workspaceId });
    const { key } = await createApiKey({ ...deps, client, keyKind: "live" }, workspaceId, {
      name: "Reliability",
      scopes: SCOPES,
    });
    return { workspaceId, apiKey: key.reveal() };
  } finally {
    await database.stop();
  }
}
