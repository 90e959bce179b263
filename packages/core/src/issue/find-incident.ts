import type { Issue, WorkspaceTransaction } from "@evergrant/db";

/** Whether an incident is open of the account that an issue is about: then nothing is told of that (docs/lifecycle.md §6). */
export async function isInIncident(
  tx: WorkspaceTransaction,
  { sellerAccountId }: Pick<Issue, "sellerAccountId">,
): Promise<boolean> {
  if (sellerAccountId === null) return false;
  const account = await tx.sellerAccount.findFirst({
    where: { id: sellerAccountId },
    select: { applicationId: true, region: true },
  });
  if (account === null) return false;
  const { applicationId, region } = account;
  const open = await tx.amazonIncident.findFirst({
    where: { applicationId, closedAt: null, OR: [{ region: null }, { region }] },
    select: { id: true },
  });
  return open !== null;
}
