import type { AmazonAuthorization, AuthorizationOrigin, WorkspaceTransaction } from "@evergrant/db";
import { v4 as uuidv4 } from "uuid";
import type { Actor, CoreDeps } from "../deps.ts";
import type { AmazonRegion } from "../ports.ts";
import { AUTHORIZATION_LIFE_MS } from "./policy.ts";

export interface Beginning {
  origin: AuthorizationOrigin;
  /** Null: a new account is connected. */
  sellerAccountId: string | null;
  applicationId: string;
  region: AmazonRegion;
  renewLinkId?: string;
  name?: string;
  returnUrl?: string | null;
}

/** Remembers that an authorization was begun, for as long as Amazon lets it take. */
export async function beginAuthorization(
  {
    client,
    machineClock,
  }: Pick<CoreDeps, "machineClock"> & {
    client: Pick<WorkspaceTransaction, "amazonAuthorization">;
  },
  { workspaceId, kind: actorKind, id: actorId }: Actor,
  beginning: Beginning,
): Promise<AmazonAuthorization> {
  const createdAt = machineClock.now();
  const expiresAt = new Date(createdAt.getTime() + AUTHORIZATION_LIFE_MS);
  // At random, unlike other ids: it travels, and is to say nothing of its neighbours.
  const id = uuidv4();
  const data = { ...beginning, workspaceId, id, actorKind, actorId, createdAt, expiresAt };
  return client.amazonAuthorization.create({ data });
}
