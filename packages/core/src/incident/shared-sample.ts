import type { AmazonSample, SystemTransaction } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import type { Fleet } from "./fleet.ts";
import type { Sample } from "./judge-sample.ts";
import { SAMPLE_HOLDS_MS, SAMPLE_LEASE_MS } from "./policy.ts";

/** The last sample of a fleet while it holds, whoever took it. */
export async function readSample(
  system: SystemTransaction,
  { clock }: Pick<InstallationDeps, "clock">,
  { applicationId, region }: Fleet,
): Promise<Sample | null> {
  const where = { applicationId_region: { applicationId, region } };
  const row = await system.amazonSample.findUnique({ where });
  if (row === null || row.takenAt === null) return null;
  const endsAt = row.takenAt.getTime() + SAMPLE_HOLDS_MS;
  return clock.now().getTime() < endsAt ? sampleOf(row) : null;
}

/** Holds a fleet's sample for this worker; false where another is taking it, or has taken it after `takenBy`. */
export async function leaseSample(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { applicationId, region }: Fleet,
  takenBy: Date,
): Promise<boolean> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + SAMPLE_LEASE_MS);
  const held = await database.system.$executeRaw`
    INSERT INTO "AmazonSample" AS sample ("applicationId", "region", "leasedUntil")
    VALUES (${applicationId}::uuid, ${region}::"AmazonRegion", ${leasedUntil})
    ON CONFLICT ("applicationId", "region") DO UPDATE SET "leasedUntil" = excluded."leasedUntil"
    WHERE (sample."leasedUntil" IS NULL OR sample."leasedUntil" <= ${machineNow})
      AND (sample."takenAt" IS NULL OR sample."takenAt" <= ${takenBy})`;
  return held > 0;
}

/** Shares a sample with all workers, and lets go of it. */
export async function shareSample(
  { database, clock }: Pick<InstallationDeps, "database" | "clock">,
  { applicationId, region }: Fleet,
  { asked, decided, refused }: Sample,
): Promise<void> {
  await database.system.amazonSample.update({
    where: { applicationId_region: { applicationId, region } },
    data: {
      ...{ asked, refused, accepted: decided - refused },
      takenAt: clock.now(),
      leasedUntil: null,
    },
  });
}

/** `accepted` is all that was decided otherwise: two ways of being refused do not add up. */
function sampleOf({ asked, accepted, refused }: AmazonSample): Sample {
  return { asked, decided: accepted + refused, refused };
}
