import { randomBytes } from "node:crypto";
import {
  addOwner,
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
import { hashPassword } from "../people/hash-password.ts";
import type { DemoFile } from "./demo-file.ts";

const OWNER_EMAIL = "demo@example.com";
const PASSWORD_BYTES = 12;

export type DemoKeys = Pick<DemoFile, "apiKey" | "readOnlyApiKey" | "user" | "otherWorkspace">;

/** Two workspaces with their keys, and somebody to sign in as, on the first start; those that were there, on every other. */
export async function seedDemo(deps: InstallationDeps, kept: DemoFile | null): Promise<DemoKeys> {
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
  const user = await keepOrMakeOwner(deps, kept?.user, workspaceId);
  const otherApiKey = await keepOrMake(deps, kept?.otherWorkspace.apiKey, async () => {
    const other = await createWorkspace(deps, { name: "Other workspace" });
    return makeKey(deps, other.workspaceId, "Other workspace", SCOPES);
  });
  return { apiKey, readOnlyApiKey, user, otherWorkspace: { apiKey: otherApiKey } };
}

async function keepOrMake(
  deps: InstallationDeps,
  kept: string | undefined,
  make: () => Promise<string>,
): Promise<string> {
  if (kept !== undefined && (await findApiKey(deps, new Secret(kept))) !== null) return kept;
  return make();
}

async function keepOrMakeOwner(
  deps: InstallationDeps,
  kept: DemoFile["user"] | undefined,
  workspaceId: string,
): Promise<DemoFile["user"]> {
  const email = OWNER_EMAIL;
  const { identity } = deps.database;
  const isThere = (await identity.member.count({ where: { workspaceId, user: { email } } })) > 0;
  if (kept !== undefined && isThere) return kept;
  // Where the file with the password is lost, somebody else is made who has one.
  await identity.user.deleteMany({ where: { email } });
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  const passwordHash = await hashPassword(password);
  await addOwner(deps, { workspaceId, email, name: "Demo", passwordHash });
  return { email, password };
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
