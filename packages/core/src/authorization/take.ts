import type { AmazonAuthorization } from "@evergrant/db";
import { type CoreDeps, depsOf, type InstallationDeps } from "../deps.ts";

type TakeDeps = Pick<CoreDeps, "client" | "machineClock">;

export type Taken =
  | { isTaken: true; authorization: AmazonAuthorization }
  | { isTaken: false; authorization: AmazonAuthorization; why: "USED" | "EXPIRED" };

/** An authorization with what it is completed by: the deps of the workspace that began it. */
export interface FoundAuthorization {
  deps: CoreDeps;
  authorization: AmazonAuthorization;
}

/** Whose an authorization is, by its id alone; null once it is forgotten or its account is gone. */
export async function findAuthorization(
  installation: InstallationDeps,
  id: string,
): Promise<FoundAuthorization | null> {
  const found = await installation.database.system.amazonAuthorization.findUnique({
    where: { id },
    select: { workspaceId: true },
  });
  if (found === null) return null;
  const deps = depsOf(installation, found);
  const authorization = await readAuthorization(deps, id);
  return authorization && { deps, authorization };
}

function readAuthorization(
  { client }: Pick<CoreDeps, "client">,
  id: string,
): Promise<AmazonAuthorization | null> {
  return client.amazonAuthorization.findUnique({ where: { id } });
}

/** Uses an authorization up, unless it is over: of any number that try, one gets it. */
export async function takeAuthorization(
  deps: TakeDeps,
  { id }: AmazonAuthorization,
): Promise<Taken | null> {
  const now = deps.machineClock.now();
  const [taken] = await deps.client.amazonAuthorization.updateManyAndReturn({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (taken !== undefined) return { isTaken: true, authorization: taken };
  const found = await readAuthorization(deps, id);
  if (found === null) return null;
  const why = found.usedAt === null ? "EXPIRED" : "USED";
  return { isTaken: false, authorization: found, why };
}
