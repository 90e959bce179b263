import {
  createApiKey,
  createWorkspace,
  depsOf,
  findApiKey,
  type InstallationDeps,
  READ_SCOPES,
  SCOPES,
  type Scope,
  Secret,
} from "@evergrant/core";
import type { DemoFile } from "./demo-file.ts";

export type DemoApiKeys = Pick<DemoFile, "apiKey" | "readOnlyApiKey" | "otherWorkspace">;

/** Two workspaces with their keys, on the first start; those that were there, on every other. */
export async function seedDemo(
  deps: InstallationDeps,
  kept: DemoFile | null,
): Promise<DemoApiKeys> {
  const apiKey = await keepOrMake(deps, kept?.apiKey, async () => {
    const { workspaceId } = await createWorkspace(deps, { name: "Demo" });
    return makeKey(deps, workspaceId, "Demo", SCOPES);
  });
  const found = await findApiKey(deps, new Secret(apiKey));
  if (found === null) throw new Error("The demo's key is gone");
  const { workspaceId } = found;
  const readOnlyApiKey = await keepOrMake(deps, kept?.readOnlyApiKey, () =>
    makeKey(deps, workspaceId, "Demo, read only", READ_SCOPES),
  );
  const otherApiKey = await keepOrMake(deps, kept?.otherWorkspace.apiKey, async () => {
    const other = await createWorkspace(deps, { name: "Other workspace" });
    return makeKey(deps, other.workspaceId, "Other workspace", SCOPES);
  });
  return { apiKey, readOnlyApiKey, otherWorkspace: { apiKey: otherApiKey } };
}

async function keepOrMake(
  deps: InstallationDeps,
  kept: string | undefined,
  make: () => Promise<string>,
): Promise<string> {
  if (kept !== undefined && (await findApiKey(deps, new Secret(kept))) !== null) return kept;
  return make();
}

async function makeKey(
  deps: InstallationDeps,
  workspaceId: string,
  name: string,
  scopes: readonly Scope[],
): Promise<string> {
  const { key } = await createApiKey(depsOf(deps, { workspaceId }), workspaceId, { name, scopes });
  return key.reveal();
}
