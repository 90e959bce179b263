import {
  createLocalKeys,
  type HashKey,
  hashKeyOfRing,
  joinKeyProviders,
  type KeyProvider,
  type KeyRing,
  type Keys,
  LOCAL_PREFIX,
} from "@evergrant/core";
import { StartError } from "../environment.ts";
import type { KeyEnvironment } from "./key-variables.ts";
import { KMS_PREFIX, openKmsKeys } from "./open-kms-keys.ts";

/** The keys that the environment names. AWS KMS, where it is set, wraps; a ring beside it unwraps what is older. */
export async function openKeys(environment: KeyEnvironment): Promise<Keys> {
  const ring = ringOf(environment);
  const { EVERGRANT_KMS_KEY_ID: keyId, EVERGRANT_KMS_ENDPOINT: endpoint } = environment;
  const hashKey = hashKeyOf(environment, ring);
  const local = ring && { prefix: LOCAL_PREFIX, provider: createLocalKeys(ring) };
  if (keyId === undefined) {
    if (local === undefined) throw new StartError("No encryption keys were given.");
    return { provider: local.provider, hashKey };
  }
  const kms = { prefix: KMS_PREFIX, provider: await openKms({ keyId, endpoint }) };
  const earlier = local === undefined ? [] : [local];
  return { provider: joinKeyProviders(kms, ...earlier), hashKey };
}

/** The ring that the process holds itself; undefined: none. */
export function ringOf(environment: KeyEnvironment): KeyRing | undefined {
  return environment.EVERGRANT_ENCRYPTION_KEYS ?? environment.EVERGRANT_ENCRYPTION_KEYS_FILE;
}

function hashKeyOf({ EVERGRANT_HASH_KEY: given }: KeyEnvironment, ring?: KeyRing): HashKey {
  if (given !== undefined) return given;
  if (ring === undefined) throw new StartError("EVERGRANT_HASH_KEY is missing.");
  return hashKeyOfRing(ring);
}

async function openKms(options: {
  keyId: string;
  endpoint: string | undefined;
}): Promise<KeyProvider> {
  return openKmsKeys(options).catch((error: unknown) => {
    throw new StartError(error instanceof Error ? error.message : String(error));
  });
}
