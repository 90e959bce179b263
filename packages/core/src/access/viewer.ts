import type { WorkspaceScope } from "@evergrant/db";
import type { Actor } from "../deps.ts";
import type { Role } from "./role.ts";
import type { Scope } from "./scope.ts";

/** What somebody presented to be recognised. */
export interface Credential {
  kind: "API_KEY" | "SESSION" | "SESSION_TOKEN" | "JWT";
  /** The same for every request with it; never the secret itself. */
  id: string;
  /** The API key behind it: itself, or the one that minted it. */
  keyId: string | null;
  /** When it ends by itself (machine time); null: it does not. */
  expiresAt: Date | null;
  /** Whether a browser holds it, and sends it along by itself. */
  isCookie?: boolean;
}

/** Who is asking, in which workspace, and what he may do there. */
export interface Viewer {
  credential: Credential;
  workspaceId: string;
  /** The one account that he may see and change; null: all of the workspace. */
  sellerAccountId: string | null;
  kind: "KEY" | "USER";
  /** The key's id, or the person's. */
  id: string;
  /** Shown to people. */
  name: string;
  /** Null for what has scopes of its own. */
  role: Role | null;
  scopes: ReadonlySet<Scope>;
  /** The workspace's warning ladder in days, so that no list reads it again. */
  warningDays: number[];
}

/** The viewer as the one who acts, from an address of the network. */
export function actorOf(viewer: Viewer, address: string | null): Actor {
  const { workspaceId, kind, id, credential } = viewer;
  return { workspaceId, kind, id, keyId: credential.keyId, address };
}

/** What of the database the viewer sees. */
export function scopeOf({ workspaceId, sellerAccountId }: Viewer): WorkspaceScope {
  return sellerAccountId === null ? { workspaceId } : { workspaceId, sellerAccountId };
}
