import { Prisma } from "@evergrant/db";

export interface TakenRow {
  isTaken: boolean;
  ratePerSecond: number;
  refusals: number;
  retryAfterSeconds: number;
}

/** Forgives what adding fractions loses. */
const ROUNDING = 1e-6;

/** What a bucket holds at a moment: what it held, and what has come since. A clock behind adds nothing. */
export function levelAt(moment: Prisma.Sql, burst: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LEAST(${burst}, "bucket"."tokens" + "bucket"."ratePerSecond"
    * GREATEST(0, extract(epoch FROM ${moment} - "bucket"."refilledAt"))::float8)`;
}

/**
 * Takes one call from a bucket, which is full where it is not known; or takes nothing, and says how long
 * there is none. Workers that take at once queue at the row; none of them sees a call that another took.
 * No row is answered where another made the bucket at this very moment and emptied it.
 */
export function takeStatement(
  key: string,
  { ratePerSecond, burst }: { ratePerSecond: number; burst: number },
  now: Date,
): Prisma.Sql {
  const level = levelAt(Prisma.sql`excluded."refilledAt"`, Prisma.sql`excluded."burst"`);
  const levelLeft = levelAt(Prisma.sql`${now}::timestamptz`, Prisma.sql`"bucket"."burst"`);
  return Prisma.sql`
    WITH "taken" AS (
      INSERT INTO "AmazonBucket" AS "bucket" ("key", "tokens", "refilledAt", "ratePerSecond", "burst")
      VALUES (${key}, ${burst}::float8 - 1, ${now}, ${ratePerSecond}::float8, ${burst}::float8)
      ON CONFLICT ("key") DO UPDATE SET
        "tokens" = ${level} - 1,
        "refilledAt" = GREATEST("bucket"."refilledAt", excluded."refilledAt"),
        "burst" = excluded."burst"
      WHERE ("bucket"."blockedUntil" IS NULL OR "bucket"."blockedUntil" <= excluded."refilledAt")
        AND ${level} >= ${1 - ROUNDING}::float8
      RETURNING "ratePerSecond", "refusals"
    )
    SELECT true AS "isTaken", "ratePerSecond", "refusals", 0::float8 AS "retryAfterSeconds"
    FROM "taken"
    UNION ALL
    SELECT false, "ratePerSecond", "refusals", GREATEST(
      0,
      (1 - ${levelLeft}) / "ratePerSecond",
      extract(epoch FROM "blockedUntil" - ${now}::timestamptz)::float8
    )
    FROM "AmazonBucket" AS "bucket"
    WHERE "key" = ${key} AND NOT EXISTS (SELECT FROM "taken")`;
}
