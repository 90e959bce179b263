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

type Reader = Pick<WorkspaceClient, "mwsToken" | "sellerAccount">;

/**
 * The accounts that expire from one moment to another, the first ones first: whose token is ENABLED, or has died of
 * its date. Goes along the index of ends, so that it costs what lies between the two. Names are read afterwards, of
 * those that are left: joined, PostgreSQL would read them of all.
 */
export async function readExpiries(
  client: Reader,
  { from, to, most }: { from: Date; to: Date; most: number },
): Promise<Expiry[]> {
  const ends = await client.mwsToken.findMany({
    where: {
      expiresAt: { gte: from, lte: to },
      OR: [{ status: "ENABLED" }, { disabledReason: "EXPIRED" }],
    },
    orderBy: [{ expiresAt: "asc" }, { sellerAccountId: "asc" }],
    take: most,
    select: { sellerAccountId: true, expiresAt: true },
  });
  const rows = await client.sellerAccount.findMany({
    where: { id: { in: ends.map(({ sellerAccountId }) => sellerAccountId) } },
    select: { id: true, name: true, sellingPartnerId: true, region: true, marketplaceIds: true },
  });
  const accounts = new Map(rows.map(({ id, ...account }) => [id, account]));
  return ends.flatMap(({ sellerAccountId, expiresAt }) => {
    const account = accounts.get(sellerAccountId);
    // Without one: disconnected in between.
    if (expiresAt === null || account === undefined) return [];
    return [{ sellerAccountId, expiresAt, account }];
  });
}

/** Accounts whose token is ENABLED, and of which nobody knows when that ends. */
export const UNKNOWN_EXPIRY = { mwsToken: { status: "ENABLED", expiresAt: null } } as const;

export async function countUnknownExpiries(client: Pick<Reader, "mwsToken">): Promise<number> {
  return client.mwsToken.count({ where: UNKNOWN_EXPIRY.mwsToken });
}
