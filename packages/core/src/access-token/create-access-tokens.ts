import { DamagedCiphertextError, MissingKeyError } from "../cipher/errors.ts";
import { accessTokenPlace } from "../cipher/places.ts";
import type { InstallationDeps } from "../deps.ts";
import type { AccessTokens } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { LEASE_MS, REMOVED_WITH_EACH } from "./policy.ts";

/**
 * Access tokens in an unlogged table, encrypted. A lease keeps others from fetching the same one, but
 * guarantees nothing: whoever is slower than its lease fetches one too many, and both are good.
 */
export function createAccessTokens({
  database: { system },
  clock,
  machineClock,
  cipher,
}: Pick<InstallationDeps, "database" | "clock" | "machineClock" | "cipher">): AccessTokens {
  const decrypt = async (key: string, ciphertext: Uint8Array): Promise<Secret | null> => {
    try {
      return await cipher.decrypt(ciphertext, accessTokenPlace(key));
    } catch (error) {
      // As under a key that was taken out of the ring: another token can be had.
      if (error instanceof MissingKeyError || error instanceof DamagedCiphertextError) return null;
      throw error;
    }
  };
  return {
    async read(key) {
      const row = await system.amazonAccessToken.findUnique({ where: { key } });
      if (row === null || row.accessToken === null || row.endsAt === null) return null;
      if (row.endsAt <= clock.now()) return null;
      const accessToken = await decrypt(key, row.accessToken);
      return accessToken && { accessToken, endsAt: row.endsAt };
    },

    async lease(key) {
      const now = machineClock.now();
      const leasedUntil = new Date(now.getTime() + LEASE_MS);
      const leased = await system.$executeRaw`
        INSERT INTO "AmazonAccessToken" AS "token" ("key", "endsAt", "leasedUntil")
        VALUES (${key}, ${clock.now()}, ${leasedUntil})
        ON CONFLICT ("key") DO UPDATE SET "leasedUntil" = excluded."leasedUntil"
        WHERE "token"."leasedUntil" IS NULL OR "token"."leasedUntil" <= ${now}`;
      return leased === 1;
    },

    async write(key, { accessToken, endsAt }) {
      const ciphertext = await cipher.encrypt(accessToken, accessTokenPlace(key));
      await system.$executeRaw`
        WITH "ended" AS (
          SELECT "key" FROM "AmazonAccessToken"
          WHERE "endsAt" <= ${clock.now()} AND "key" <> ${key}
            AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${machineClock.now()})
          ORDER BY "endsAt" LIMIT ${REMOVED_WITH_EACH} FOR UPDATE SKIP LOCKED
        ), "removed" AS (
          DELETE FROM "AmazonAccessToken" USING "ended"
          WHERE "AmazonAccessToken"."key" = "ended"."key"
        )
        INSERT INTO "AmazonAccessToken" ("key", "accessToken", "endsAt")
        VALUES (${key}, ${ciphertext}, ${endsAt})
        ON CONFLICT ("key") DO UPDATE SET
          "accessToken" = excluded."accessToken", "endsAt" = excluded."endsAt", "leasedUntil" = NULL`;
    },

    async release(key) {
      await system.amazonAccessToken.updateMany({ where: { key }, data: { leasedUntil: null } });
    },

    async forget(key) {
      await system.amazonAccessToken.updateMany({
        where: { key },
        data: { accessToken: null, endsAt: clock.now() },
      });
    },
  };
}
