import type { AuditSeal, SystemTransaction } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { LOGS_AT_ONCE, SEAL_EVERY_MS } from "./policy.ts";
import { makeSeal, type SigningKey } from "./seal.ts";

/** A place in a log: an event, and the chain up to it. */
export type SealedPlace = Pick<AuditSeal, "workspaceId" | "position" | "hash" | "occurredAt">;

/**
 * Signs the heads of logs that have moved since their last seal, if that is a day old; answers whether
 * there may be more. Safe beside other workers: of two seals of one head the first stays.
 */
export async function sealLogs(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  key: SigningKey,
): Promise<boolean> {
  const signedAt = machineClock.now();
  const sealedBefore = new Date(signedAt.getTime() - SEAL_EVERY_MS);
  return database.system.$transaction(async (tx) => {
    // In the order in which everybody locks several heads.
    const heads = await tx.$queryRaw<SealedPlace[]>`
      SELECT "workspaceId", "position", "hash", "occurredAt" FROM "WorkspaceLog"
      WHERE "position" > "sealedPosition" AND "hash" IS NOT NULL
        AND ("sealedAt" IS NULL OR "sealedAt" <= ${sealedBefore})
      ORDER BY "workspaceId" LIMIT ${LOGS_AT_ONCE} FOR NO KEY UPDATE`;
    await writeSeals(tx, key, heads, signedAt);
    await tx.$executeRaw`
      UPDATE "WorkspaceLog" SET "sealedPosition" = "position", "sealedAt" = ${signedAt}
      WHERE "workspaceId" = ANY (${heads.map(({ workspaceId }) => workspaceId)}::uuid[])`;
    return heads.length === LOGS_AT_ONCE;
  });
}

/** Signs places of logs. One that is sealed already keeps its seal. */
export async function writeSeals(
  tx: SystemTransaction,
  key: SigningKey,
  places: readonly SealedPlace[],
  signedAt: Date,
): Promise<void> {
  if (places.length === 0) return;
  await tx.auditSeal.createMany({
    data: places.map((place) => makeSeal(key, { ...place, signedAt })),
    skipDuplicates: true,
  });
}
