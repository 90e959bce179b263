import { type AmazonIncident, Prisma, type SystemClient } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { FIRST_SAMPLE_KEY, type Fleet, REGIONS, SAMPLE_KEYS } from "./fleet.ts";
import { CALL_UP_BATCH, CALL_UP_PARTS, CALL_UP_STEP_MS } from "./policy.ts";

/** A run of sample keys: those above `after`, up to `through`. */
interface Keys {
  after: number;
  through: number;
}

/**
 * Has one part of a closed incident's fleet probed now; the next part is due a step later. `dueAt` tells
 * the part: one that was broken off is done again, and finds what it had done.
 */
export async function callUp(
  { database: { system } }: Pick<InstallationDeps, "database">,
  incident: AmazonIncident & { closedAt: Date; dueAt: Date },
): Promise<void> {
  const { id, applicationId, region, closedAt, dueAt } = incident;
  const part = Math.round((dueAt.getTime() - closedAt.getTime()) / CALL_UP_STEP_MS);
  // What strikes the same tokens anew calls them up when it ends.
  const isStruckAnew =
    (await system.amazonIncident.findFirst({
      where: { applicationId, region, closedAt: null },
      select: { id: true },
    })) !== null;
  if (!isStruckAnew)
    for (const each of region === null ? REGIONS : [region])
      await callUpPart(system, { applicationId, region: each }, part, { closedAt, dueAt });
  const isLast = isStruckAnew || part + 1 >= CALL_UP_PARTS;
  const next = isLast ? null : new Date(closedAt.getTime() + (part + 1) * CALL_UP_STEP_MS);
  await system.amazonIncident.updateMany({
    where: { id, dueAt },
    data: { dueAt: next, leasedUntil: null },
  });
}

async function callUpPart(
  system: SystemClient,
  fleet: Fleet,
  part: number,
  moments: { closedAt: Date; dueAt: Date },
): Promise<void> {
  const through = lastKeyOf(part);
  let after: number | null = lastKeyOf(part - 1);
  while (after !== null) after = await callUpBatch(system, fleet, { after, through }, moments);
}

function lastKeyOf(part: number): number {
  return FIRST_SAMPLE_KEY - 1 + Math.floor(((part + 1) * SAMPLE_KEYS) / CALL_UP_PARTS);
}

/**
 * Answers the last key of a batch; null at the end. Locks accounts, then due work, as everybody does:
 * KEY SHARE waits for nothing but a disconnect, and keeps the account until its work is written. Whoever
 * has verified since the end is not asked again.
 */
async function callUpBatch(
  system: SystemClient,
  { applicationId, region }: Fleet,
  { after, through }: Keys,
  { closedAt, dueAt }: { closedAt: Date; dueAt: Date },
): Promise<number | null> {
  const [batch] = await system.$queryRaw<{ last: number | null }[]>`
    WITH batch AS MATERIALIZED (
      SELECT "workspaceId", "id", "sampleKey" FROM "SellerAccount"
      WHERE "applicationId" = ${applicationId}::uuid AND "region" = ${region}::"AmazonRegion"
        AND "sampleKey" > ${after}::bigint AND "sampleKey" <= ${through}::bigint
      ORDER BY "applicationId", "region", "sampleKey"
      FETCH FIRST ${Prisma.raw(String(CALL_UP_BATCH))} ROWS WITH TIES
      FOR KEY SHARE
    ), called AS (
      INSERT INTO "DueWork" ("workspaceId", "sellerAccountId", "kind", "dueAt")
      SELECT batch."workspaceId", batch."id", 'CONFIRM'::"DueKind", ${dueAt}::timestamptz
      FROM batch CROSS JOIN LATERAL (
        SELECT FROM "MwsToken" AS token
        WHERE token."workspaceId" = batch."workspaceId" AND token."sellerAccountId" = batch."id"
          AND token."status" = 'ENABLED'
          AND (token."lastVerifiedAt" IS NULL OR token."lastVerifiedAt" < ${closedAt})
        LIMIT 1
      ) AS unverified
      ON CONFLICT ("workspaceId", "sellerAccountId", "kind")
      DO UPDATE SET "dueAt" = LEAST("DueWork"."dueAt", excluded."dueAt")
    )
    SELECT max("sampleKey") AS "last" FROM batch`;
  return batch?.last ?? null;
}
