import type { AmazonSample, PrismaClient } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { Fleet } from "./fleet.ts";
import type { Sample } from "./judge-sample.ts";
import { SAMPLE_HOLDS_MS, SAMPLE_LEASE_MS } from "./policy.ts";

/** The last sample of a fleet while it holds, whoever took it. */
export async function readSample(
  { client, clock }: Pick<CoreDeps, "clock"> & { client: Pick<PrismaClient, "amazonSample"> },
  { applicationId, region }: Fleet,
): Promise<Sample | null> {
  const where = { applicationId_region: { applicationId, region } };
  const row = await client.amazonSample.findUnique({ where });
  if (row === null || row.takenAt === null) return null;
  const endsAt = row.takenAt.getTime() + SAMPLE_HOLDS_MS;
  return clock.now().getTime() < endsAt ? sampleOf(row) : null;
}

/** Holds a fleet's sample for this worker; false where another is taking it, or has taken it after `takenBy`. */
export async function leaseSample(
  { client, machineClock }: Pick<CoreDeps, "client" | "machineClock">,
  { applicationId, region }: Fleet,
  takenBy: Date,
): Promise<boolean> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + SAMPLE_LEASE_MS);
  const held = await client.$executeRaw`
    INSERT INTO "AmazonSample" AS sample ("applicationId", "region", "leasedUntil")
    VALUES (${applicationId}::uuid, ${region}::"AmazonRegion", ${leasedUntil})
    ON CONFLICT ("applicationId", "region") DO UPDATE SET "leasedUntil" = excluded."leasedUntil"
    WHERE (sample."leasedUntil" IS NULL OR sample."leasedUntil" <= ${machineNow})
      AND (sample."takenAt" IS NULL OR sample."takenAt" <= ${takenBy})`;
  return held > 0;
}

/** Shares a sample with all workers, and lets go of it. */
export async function shareSample(
  { client, clock }: Pick<CoreDeps, "client" | "clock">,
  { applicationId, region }: Fleet,
  { asked, decided, refused }: Sample,
): Promise<void> {
  await client.amazonSample.update({
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
