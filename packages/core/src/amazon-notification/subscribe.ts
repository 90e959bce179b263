import type { Actor, CoreDeps } from "../deps.ts";

/** Has Amazon send notifications about an account. */
export async function subscribe(
  { client }: CoreDeps,
  { workspaceId }: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<void> {
  await client.dueWork.deleteMany({
    where: { workspaceId, sellerAccountId, kind: "SUBSCRIPTION" },
  });
}
