import type { AmazonRegion, WorkspaceClient } from "@evergrant/db";

/** An account whose authorization ends, and when. */
export interface Expiry {
  sellerAccountId: string;
  expiresAt: Date;
  account: {
    name: string;
    sellingPartnerId: string;
    region: AmazonRegion;
    marketplaceIds: string[];
  };
}

type Reader = Pick<WorkspaceClient, "mwsToken">;

/**
 * The accounts that expire from one moment to another, the first ones first: whose token is ENABLED, or has died of
 * its date. Goes along the index of ends, so that it costs what lies between the two.
 */
export async function readExpiries(
  client: Reader,
  { from, to, most }: { from: Date; to: Date; most: number },
): Promise<Expiry[]> {
  const rows = await client.mwsToken.findMany({
    where: {
      expiresAt: { gte: from, lte: to },
      OR: [{ status: "ENABLED" }, { disabledReason: "EXPIRED" }],
    },
    orderBy: [{ expiresAt: "asc" }, { sellerAccountId: "asc" }],
    take: most,
    select: {
      ...{ sellerAccountId: true, expiresAt: true },
      sellerAccount: {
        select: { name: true, sellingPartnerId: true, region: true, marketplaceIds: true },
      },
    },
    relationLoadStrategy: "join",
  });
  return rows.flatMap(({ sellerAccountId, expiresAt, sellerAccount: account }) =>
    expiresAt === null ? [] : [{ sellerAccountId, expiresAt, account }],
  );
}

/** Accounts whose token is ENABLED, and of which nobody knows when that ends. */
export const UNKNOWN_EXPIRY = { mwsToken: { status: "ENABLED", expiresAt: null } } as const;

export async function countUnknownExpiries(client: Reader): Promise<number> {
  return client.mwsToken.count({ where: UNKNOWN_EXPIRY.mwsToken });
}
