import { v7 as uuidv7 } from "uuid";
import type { InstallationDeps } from "../deps.ts";
import { checkName } from "../seller-account/check-name.ts";

/** Makes a workspace with an empty event log. */
export async function createWorkspace(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  input: { name: string },
): Promise<{ workspaceId: string }> {
  const now = machineClock.now();
  const id = uuidv7({ msecs: now.getTime() });
  const name = checkName(input.name);
  const client = database.inWorkspace({ workspaceId: id });
  await client.workspace.create({ data: { id, name, createdAt: now, log: { create: {} } } });
  return { workspaceId: id };
}
