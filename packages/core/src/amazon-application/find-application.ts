import type { AmazonApplication, SystemTransaction, WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";

/** The installation's own application: the newest, where there were several. */
export async function findDefaultApplication({
  client,
}: Pick<CoreDeps, "client">): Promise<AmazonApplication> {
  return client.amazonApplication.findFirstOrThrow({
    where: { workspaceId: null },
    orderBy: { createdAt: "desc" },
  });
}

/**
 * The application that an account of the workspace is to be connected with: one of its own or the
 * default one, which null names too. Another workspace's and an unknown one look the same.
 */
export async function findUsableApplication(
  deps: Pick<CoreDeps, "client">,
  id: string | null,
): Promise<AmazonApplication> {
  const byDefault = await findDefaultApplication(deps);
  if (id === null || id === byDefault.id) return byDefault;
  const own = await deps.client.amazonApplication.findFirst({ where: { id } });
  if (own === null) throw applicationNotFound();
  return own;
}

/** One that the workspace brought. Throws ForbiddenError for the installation's own, which it can see. */
export async function findOwnApplication(
  { client }: { client: WorkspaceTransaction },
  id: string,
): Promise<AmazonApplication> {
  const found = await client.amazonApplication.findFirst({ where: { id } });
  if (found === null) throw applicationNotFound();
  if (found.workspaceId === null)
    throw new ForbiddenError(
      "This is the installation's own application. Only who runs the installation can change it.",
    );
  return found;
}

/** The same, held until the transaction ends. */
export async function lockOwnApplication(
  tx: WorkspaceTransaction,
  id: string,
): Promise<AmazonApplication> {
  await tx.$queryRaw`SELECT 1 FROM "AmazonApplication" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return findOwnApplication({ client: tx }, id);
}

/** Everybody's with a client id, held until the transaction ends; in the order in which workspaces' logs are locked. */
export async function lockApplications(
  tx: SystemTransaction,
  clientId: string,
): Promise<AmazonApplication[]> {
  await tx.$queryRaw`
    SELECT 1 FROM "AmazonApplication" WHERE "clientId" = ${clientId} ORDER BY "id" FOR NO KEY UPDATE`;
  return tx.amazonApplication.findMany({ where: { clientId }, orderBy: { workspaceId: "asc" } });
}

export function applicationNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such Amazon application.");
}
