import type { AmazonIncident, Prisma, SellerAccount } from "@evergrant/db";

/** The open incident that concerns an account: of its application, everywhere or in its region. */
export async function findOpenIncident(
  client: Pick<Prisma.TransactionClient, "amazonIncident">,
  { applicationId, region }: Pick<SellerAccount, "applicationId" | "region">,
): Promise<AmazonIncident | null> {
  return client.amazonIncident.findFirst({
    where: { applicationId, closedAt: null, OR: [{ region: null }, { region }] },
    orderBy: { region: { sort: "asc", nulls: "last" } },
  });
}
