import type { AmazonApplication } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";

/** The installation's own application: the newest, where there were several. */
export async function findDefaultApplication({
  client,
}: Pick<CoreDeps, "client">): Promise<AmazonApplication> {
  return client.amazonApplication.findFirstOrThrow({
    where: { workspaceId: null },
    orderBy: { createdAt: "desc" },
  });
}
