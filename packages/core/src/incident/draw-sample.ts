import { Prisma, type SellerAccount, type SystemClient } from "@evergrant/db";
import { FIRST_SAMPLE_KEY, type Fleet, SAMPLE_KEYS } from "./fleet.ts";
import { SAMPLE_EXPIRES_BEYOND_MS, SAMPLE_LOOKED_AT, SAMPLE_SIZE } from "./policy.ts";

/** Whom a sample asks; the secret is read in the account's own workspace. */
export type Drawn = Pick<SellerAccount, "workspaceId" | "id" | "sellingPartnerId" | "sellerProven">;

/** Who fits: of whom Amazon's refusal would be news. */
export interface Fitting {
  now: Date;
  /** Amazon accepted them after this. */
  verifiedAfter: Date;
  /** The account that others are asked about; null: about all. */
  exceptId: string | null;
}

/** Draws tokens at random: from a random key on and around, so that what was connected together is not drawn together. */
export async function drawSample(
  system: SystemClient,
  random: () => number,
  fleet: Fleet,
  fitting: Fitting,
): Promise<Drawn[]> {
  const start = FIRST_SAMPLE_KEY + Math.floor(random() * SAMPLE_KEYS);
  return system.$queryRaw<Drawn[]>(drawStatement(fleet, start, fitting));
}

/** LATERAL, so that tokens are looked up for the accounts in hand, and never read from end to end. */
function drawStatement(fleet: Fleet, start: number, fitting: Fitting): Prisma.Sql {
  const { now, verifiedAfter, exceptId } = fitting;
  const expiresAfter = new Date(now.getTime() + SAMPLE_EXPIRES_BEYOND_MS);
  return Prisma.sql`
    SELECT account."workspaceId", account."id", account."sellingPartnerId", account."sellerProven"
    FROM (
      (${run(fleet, Prisma.sql`"sampleKey" >= ${start}`)})
      UNION ALL
      (${run(fleet, Prisma.sql`"sampleKey" < ${start}`)})
    ) AS account
    CROSS JOIN LATERAL (
      SELECT FROM "MwsToken" AS token
      WHERE token."workspaceId" = account."workspaceId" AND token."sellerAccountId" = account."id"
        AND token."status" = 'ENABLED' AND token."lastVerifiedAt" > ${verifiedAfter}
        AND (token."expiresAt" IS NULL OR token."expiresAt" > ${expiresAfter})
      LIMIT 1
    ) AS fitting
    WHERE account."id" IS DISTINCT FROM ${exceptId}::uuid
    LIMIT ${Prisma.raw(String(SAMPLE_SIZE))}`;
}

function run({ applicationId, region }: Fleet, keys: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT "workspaceId", "id", "sellingPartnerId", "sellerProven" FROM "SellerAccount"
    WHERE "applicationId" = ${applicationId}::uuid AND "region" = ${region}::"AmazonRegion" AND ${keys}
    ORDER BY "applicationId", "region", "sampleKey" LIMIT ${Prisma.raw(String(SAMPLE_LOOKED_AT))}`;
}
