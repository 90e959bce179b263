import type { InstallationDeps } from "../deps.ts";
import { Secret } from "../secret.ts";
import { HashKeyChangedError } from "./errors.ts";

const INSTALLATION_ID = 1;

/**
 * Remembers at the first start which hash key the database is used with, and refuses another one later:
 * under that no API key, link or token would be found again, without any of it being said.
 */
export async function checkHashKey({
  database: { system },
  cipher,
  machineClock,
}: Pick<InstallationDeps, "database" | "cipher" | "machineClock">): Promise<void> {
  const hashCheck = cipher.keyedHash("installation", new Secret("hash key"));
  await system.installation.createMany({
    data: { id: INSTALLATION_ID, hashCheck, createdAt: machineClock.now() },
    skipDuplicates: true,
  });
  const kept = await system.installation.findUniqueOrThrow({ where: { id: INSTALLATION_ID } });
  if (!Buffer.from(hashCheck).equals(kept.hashCheck))
    throw new HashKeyChangedError(
      "This database was used with another hash key. Give EVERGRANT_HASH_KEY as it was; where there was none, keep the key that was last in EVERGRANT_ENCRYPTION_KEYS in its place.",
    );
}
