import type { AmazonApplication } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";

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
  workspaceId: string,
  id: string | null,
): Promise<AmazonApplication> {
  const byDefault = await findDefaultApplication(deps);
  if (id === null || id === byDefault.id) return byDefault;
  return findOwnApplication(deps, workspaceId, id);
}

/** One of the applications that the workspace brought. */
export async function findOwnApplication(
  { client }: Pick<CoreDeps, "client">,
  workspaceId: string,
  id: string,
): Promise<AmazonApplication> {
  const found = await client.amazonApplication.findFirst({ where: { id, workspaceId } });
  if (found === null) throw applicationNotFound();
  return found;
}

export function applicationNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such Amazon application.");
}
