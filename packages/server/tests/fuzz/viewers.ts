import {
  createApiKey,
  depsOf,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
  scopesOfRole,
  type Viewer,
} from "@evergrant/core";
import { makeViewer } from "@evergrant/testkit/viewer";
import type { Authenticator } from "../../src/authentication/authenticator.ts";
import type { World } from "./world.ts";

/** Somebody of the own workspace's, and what he may do. */
export interface Person {
  name: string;
  bearer: string;
  rights: Pick<Viewer, "role" | "scopes">;
}

/** Recognises people by the role that they present; they are of the workspace that is named later. */
export function createRoleAuthenticator(): {
  authenticator: Authenticator;
  setWorkspace(workspaceId: string): void;
} {
  let workspaceId = "";
  return {
    async authenticator({ bearer }) {
      const role = ROLES.find((one) => bearer?.reveal() === bearerOf(one));
      if (role === undefined) return null;
      const scopes = new Set(scopesOfRole(role));
      return makeViewer(workspaceId, { kind: "USER", name: role, role, scopes });
    },
    setWorkspace(id) {
      workspaceId = id;
    },
  };
}

function bearerOf(role: Role): string {
  return `the-role-${role}`;
}

/** One of every role, a key of every single scope, and one of none. */
export async function listPeople({ opened, own }: World): Promise<Person[]> {
  const keys = [[], ...SCOPES.map((scope) => [scope])].map(async (scopes: Scope[]) => {
    const name = scopes[0] ?? "no scope";
    const { key } = await createApiKey(depsOf(opened.deps, own), own.workspaceId, { name, scopes });
    return { name, bearer: key.reveal(), rights: { role: null, scopes: new Set(scopes) } };
  });
  const people = ROLES.map((role) => ({
    name: role,
    bearer: bearerOf(role),
    rights: { role, scopes: new Set(scopesOfRole(role)) },
  }));
  return [...people, ...(await Promise.all(keys))];
}
