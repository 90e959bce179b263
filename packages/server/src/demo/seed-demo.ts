import {
  type CoreDeps,
  createApiKey,
  createWorkspace,
  findApiKey,
  READ_SCOPES,
  SCOPES,
  type Scope,
  Secret,
} from "@evergrant/core";
import type { DemoFile } from "./demo-file.ts";

export type DemoApiKeys = Pick<DemoFile, "apiKey" | "readOnlyApiKey" | "otherWorkspace">;

/** Two workspaces with their keys, on the first start; those that were there, on every other. */
export async function seedDemo(deps: CoreDeps, kept: DemoFile | null): Promise<DemoApiKeys> {
  const apiKey = await keepOrMake(deps, kept?.apiKey, async () => {
    const workspaceId = await findOrMakeWorkspace(deps, kept, "Demo");
    return makeKey(deps, workspaceId, "Demo", SCOPES);
  });
  const found = await findApiKey(deps, new Secret(apiKey));
  if (found === null) throw new Error("The demo's key is gone");
  const { workspaceId } = found;
  const readOnlyApiKey = await keepOrMake(deps, kept?.readOnlyApiKey, () =>
    makeKey(deps, workspaceId, "Demo, read only", READ_SCOPES),
  );
  const otherApiKey = await keepOrMake(deps, kept?.otherWorkspace.apiKey, async () => {
    const otherId = await findOrMakeWorkspace(deps, kept, "Other workspace");
    return makeKey(deps, otherId, "Other workspace", SCOPES);
  });
  return { apiKey, readOnlyApiKey, otherWorkspace: { apiKey: otherApiKey } };
}

/** A key that an earlier version made may work no more: what was done with it is still there. */
async function findOrMakeWorkspace(
  deps: CoreDeps,
  kept: DemoFile | null,
  name: string,
): Promise<string> {
  const found =
    kept && (await deps.client.workspace.findFirst({ where: { name }, orderBy: { id: "asc" } }));
  return found?.id ?? (await createWorkspace(deps, { name })).workspaceId;
}

async function keepOrMake(
  deps: CoreDeps,
  kept: string | undefined,
  make: () => Promise<string>,
): Promise<string> {
  if (kept !== undefined && (await findApiKey(deps, new Secret(kept))) !== null) return kept;
  return make();
}

async function makeKey(
  deps: CoreDeps,
  workspaceId: string,
  name: string,
  scopes: readonly Scope[],
): Promise<string> {
  // Of one that works no more nobody is to think that it does.
  await deps.client.apiKey.updateMany({
    where: { workspaceId, name, revokedAt: null, createdByKind: "SYSTEM" },
    data: { revokedAt: deps.machineClock.now() },
  });
  const { key } = await createApiKey(deps, workspaceId, { name, scopes });
  return key.reveal();
}
