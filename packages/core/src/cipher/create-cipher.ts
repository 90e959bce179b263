import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Cipher, KeyContext, KeyProvider } from "../ports.ts";
import { Secret } from "../secret.ts";
import {
  type Envelope,
  FORMAT_VERSION,
  IV_BYTES,
  readEnvelope,
  TAG_BYTES,
  writeEnvelope,
} from "./envelope.ts";
import { DamagedCiphertextError } from "./errors.ts";
import { createKeyedHash, type HashKey } from "./keyed-hash.ts";
import type { SecretPlace } from "./places.ts";

/** All that is secret about an installation. */
export interface Keys {
  provider: KeyProvider;
  hashKey: HashKey;
}

const ALGORITHM = "aes-256-gcm";
const DATA_KEY_BYTES = 32;

/**
 * Envelope encryption: each record under a data key of its own, by AES-256-GCM, bound to its place; the
 * data key is wrapped by the provider. A data key lives as long as one call and is overwritten then; the
 * text itself is a string of JavaScript's, which cannot be.
 */
export function createCipher({ provider, hashKey }: Keys): Cipher {
  const keyedHash = createKeyedHash(hashKey);
  return {
    async encrypt(secret, place, signal) {
      const dataKey = randomBytes(DATA_KEY_BYTES);
      try {
        const body = seal(secret, dataKey, place);
        const keyId = provider.currentKeyId;
        const wrapped = await provider.wrap(dataKey, keyContextOf(place), signal);
        return writeEnvelope({ keyId, wrapped, body });
      } finally {
        dataKey.fill(0);
      }
    },
    async decrypt(ciphertext, place, signal) {
      const { dataKey, envelope } = await openEnvelope(provider, ciphertext, place, signal);
      try {
        const text = unseal(envelope, dataKey, place);
        const secret = new Secret(text.toString("utf8"));
        text.fill(0);
        return secret;
      } finally {
        dataKey.fill(0);
      }
    },
    keyedHash,
    fingerprint: (secret) => keyedHash("token-fingerprint", secret),
  };
}

/** Wraps a record's data key under the newest key, if what is encrypted under it is whole; the rest stays byte for byte. */
export async function rewrap(
  provider: KeyProvider,
  ciphertext: Uint8Array,
  place: SecretPlace,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { dataKey, envelope } = await openEnvelope(provider, ciphertext, place, signal);
  try {
    unseal(envelope, dataKey, place).fill(0);
    const keyId = provider.currentKeyId;
    const wrapped = await provider.wrap(dataKey, keyContextOf(place), signal);
    return writeEnvelope({ keyId, wrapped, body: envelope.body });
  } finally {
    dataKey.fill(0);
  }
}

async function openEnvelope(
  provider: KeyProvider,
  ciphertext: Uint8Array,
  place: SecretPlace,
  signal: AbortSignal | undefined,
): Promise<{ dataKey: Uint8Array; envelope: Envelope }> {
  const envelope = readEnvelope(ciphertext);
  const { keyId, wrapped } = envelope;
  const dataKey = await provider.unwrap(keyId, wrapped, keyContextOf(place), signal);
  return { dataKey, envelope };
}

function seal(secret: Secret, dataKey: Uint8Array, place: SecretPlace): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, dataKey, iv).setAAD(associatedData(place));
  const text = [cipher.update(secret.reveal(), "utf8"), cipher.final()];
  return Buffer.concat([iv, ...text, cipher.getAuthTag()]);
}

function unseal({ body }: Envelope, dataKey: Uint8Array, place: SecretPlace): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, dataKey, body.subarray(0, IV_BYTES))
      .setAAD(associatedData(place))
      .setAuthTag(body.subarray(-TAG_BYTES));
    const text = decipher.update(body.subarray(IV_BYTES, -TAG_BYTES));
    decipher.final();
    return text;
  } catch {
    throw new DamagedCiphertextError("An encrypted record was changed, or moved to another place.");
  }
}

/** A JSON array, so that no two places spell the same. The key id is not in it: rotating changes that. */
function associatedData({ workspaceId, accountId, field }: SecretPlace): Uint8Array {
  return Buffer.from(JSON.stringify([FORMAT_VERSION, workspaceId, accountId, field]));
}

function keyContextOf({ workspaceId, accountId, field }: SecretPlace): KeyContext {
  return { workspace: workspaceId, account: accountId, field, version: String(FORMAT_VERSION) };
}
