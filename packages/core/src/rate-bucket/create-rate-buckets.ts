import { Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import type { RateBucket, RateBuckets } from "../ports.ts";
import { backoffSeconds } from "./backoff-seconds.ts";
import { levelAt, type TakenRow, takeStatement } from "./take-statement.ts";

const STORED_BURST = Prisma.sql`"bucket"."burst"`;

/**
 * Amazon's token buckets in the database, one row each, in domain time. Writes to an unlogged table alone:
 * no take waits for a disk. What a crash loses is a full bucket, which Amazon's next 429 corrects.
 */
export function createRateBuckets({
  database: { system },
  clock,
  random,
}: Pick<InstallationDeps, "database" | "clock"> & { random: () => number }): RateBuckets {
  return {
    async take(bucket) {
      const statement = takeStatement(keyOf(bucket), bucket, clock.now());
      const [row] = await system.$queryRaw<TakenRow[]>(statement);
      if (row?.isTaken === true) {
        const { ratePerSecond, refusals } = row;
        return { isTaken: true, ratePerSecond, isRecovering: refusals > 0 };
      }
      return { isTaken: false, retryAfterSeconds: row?.retryAfterSeconds ?? oneCallOf(bucket) };
    },

    async learn(bucket, ratePerSecond) {
      const now = clock.now();
      await system.$executeRaw`
        UPDATE "AmazonBucket" AS "bucket" SET
          "tokens" = ${levelAt(Prisma.sql`${now}::timestamptz`, STORED_BURST)},
          "refilledAt" = GREATEST("refilledAt", ${now}),
          "ratePerSecond" = ${ratePerSecond}::float8
        WHERE "key" = ${keyOf(bucket)} AND "ratePerSecond" <> ${ratePerSecond}::float8`;
    },

    async backOff(bucket, retryAfterSeconds) {
      const now = clock.now();
      const key = keyOf(bucket);
      const known = await system.amazonBucket.findUnique({ where: { key } });
      const seconds = backoffSeconds(known?.refusals ?? 0, random, retryAfterSeconds);
      const until = new Date(now.getTime() + Math.ceil(seconds * 1_000));
      // Calls that were under way together are refused together: that is one refusal. Amazon's bucket is
      // empty, whatever ours says.
      const [row] = await system.$queryRaw<{ seconds: number; ratePerSecond: number }[]>`
        INSERT INTO "AmazonBucket" AS "bucket"
          ("key", "tokens", "refilledAt", "ratePerSecond", "burst", "blockedUntil", "refusals")
        VALUES (${key}, 0, ${now}, ${bucket.ratePerSecond}::float8, ${bucket.burst}::float8, ${until}, 1)
        ON CONFLICT ("key") DO UPDATE SET
          "tokens" = 0,
          "refilledAt" = GREATEST("bucket"."refilledAt", excluded."refilledAt"),
          "blockedUntil" = GREATEST("bucket"."blockedUntil", excluded."blockedUntil"),
          "refusals" = "bucket"."refusals" + CASE
            WHEN "bucket"."blockedUntil" > excluded."refilledAt" THEN 0 ELSE 1 END
        RETURNING "ratePerSecond", extract(epoch FROM "blockedUntil" - ${now}::timestamptz)::float8
          AS "seconds"`;
      return Math.max(row?.seconds ?? seconds, oneCallOf(row ?? bucket));
    },

    async recover(bucket) {
      await system.amazonBucket.updateMany({
        // A call that was under way when another was refused proves nothing.
        where: { key: keyOf(bucket), refusals: { gt: 0 }, blockedUntil: { lte: clock.now() } },
        data: { refusals: 0, blockedUntil: null },
      });
    },
  };
}

function oneCallOf({ ratePerSecond }: { ratePerSecond: number }): number {
  return 1 / ratePerSecond;
}

/** No two buckets have the same, whatever characters their parts hold. */
function keyOf({ clientId, region, sellerKey, operation }: RateBucket): string {
  return JSON.stringify([clientId, region, sellerKey, operation]);
}
