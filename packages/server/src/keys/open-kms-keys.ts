import { randomBytes } from "node:crypto";
import type { KMSClient } from "@aws-sdk/client-kms";
import {
  DamagedCiphertextError,
  type KeyContext,
  type KeyProvider,
  KeysUnavailableError,
  MissingKeyError,
} from "@evergrant/core";

export const KMS_PREFIX = "kms:";

/** For one wrapping or unwrapping, with what AWS's client tries again: AWS's client itself sets no limit. */
const ANSWER_LIMIT_MS = 5_000;

export interface KmsOptions {
  /** The ARN of a key or an alias, or alias/<name> in the region that AWS's own chain finds. */
  keyId: string;
  /** Where KMS itself is; absent: at AWS, in the key's region. */
  endpoint?: string | undefined;
  /** Absent: AWS's own chain finds them. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/**
 * Wraps data keys by a symmetric key of AWS KMS, bound to their places by its encryption context. Records
 * name the key by its ARN. An alias is followed once, here: a process that runs goes on with the key that it
 * found. AWS's client is loaded when it is needed: it takes longer to load than the rest of the server.
 */
export async function openKmsKeys(
  { keyId, endpoint, credentials }: KmsOptions,
  answerLimitMs: number = ANSWER_LIMIT_MS,
): Promise<KeyProvider> {
  const { KMSClient, EncryptCommand, DecryptCommand } = await import("@aws-sdk/client-kms");
  const clients = new Map<string, KMSClient>();
  const clientOf = (key: string): KMSClient => {
    const region = regionOf(key);
    const client =
      clients.get(region) ??
      new KMSClient({
        ...(region !== "" && { region }),
        ...(endpoint !== undefined && { endpoint }),
        ...(credentials !== undefined && { credentials }),
      });
    clients.set(region, client);
    return client;
  };
  const limited = (signal: AbortSignal | undefined) => {
    const limit = AbortSignal.timeout(answerLimitMs);
    return { abortSignal: signal === undefined ? limit : AbortSignal.any([signal, limit]) };
  };
  const encrypt = async (
    key: string,
    Plaintext: Uint8Array,
    EncryptionContext: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<{ arn: string; wrapped: Uint8Array }> => {
    const command = new EncryptCommand({ KeyId: key, Plaintext, EncryptionContext });
    const answer = await clientOf(key)
      .send(command, limited(signal))
      .catch((error: unknown) => {
        throw unavailable("wrap", key, error);
      });
    const { KeyId: arn, CiphertextBlob: wrapped } = answer;
    if (arn === undefined || wrapped === undefined) throw unavailable("wrap", key, null);
    return { arn, wrapped };
  };

  const isKey = keyId.includes(":key/");
  const arn = isKey ? keyId : (await encrypt(keyId, randomBytes(32), { field: "none" })).arn;
  return {
    currentKeyId: `${KMS_PREFIX}${arn}`,
    async wrap(dataKey, context, signal) {
      return (await encrypt(arn, dataKey, contextOf(context), signal)).wrapped;
    },
    async unwrap(id, wrapped, context, signal) {
      const key = id.slice(KMS_PREFIX.length);
      const command = new DecryptCommand({
        KeyId: key,
        CiphertextBlob: wrapped,
        EncryptionContext: contextOf(context),
      });
      const { Plaintext } = await clientOf(key)
        .send(command, limited(signal))
        .catch((error: unknown) => {
          throw explain(id, error);
        });
      if (Plaintext === undefined) throw unavailable("unwrap", key, null);
      return Plaintext;
    },
  };
}

function regionOf(key: string): string {
  return key.startsWith("arn:") ? (key.split(":")[3] ?? "") : "";
}

/** Absent and empty are the same place: KMS takes no empty values. */
function contextOf(context: KeyContext): Record<string, string> {
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value !== ""));
}

function explain(id: string, error: unknown): Error {
  const name = nameOf(error);
  if (name === "NotFoundException") return new MissingKeyError(id);
  if (name === "InvalidCiphertextException" || name === "IncorrectKeyException")
    return new DamagedCiphertextError(
      `A data key under ${id} does not open: its record was changed or moved.`,
    );
  return unavailable("unwrap", id.slice(KMS_PREFIX.length), error);
}

/** Names the failure alone: the client's own error holds the request and the answer. */
function unavailable(what: "wrap" | "unwrap", key: string, error: unknown): KeysUnavailableError {
  return new KeysUnavailableError(
    `AWS KMS did not ${what} a data key by ${key}: ${nameOf(error)}.`,
  );
}

function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  return /^\w{1,64}$/.test(name) ? name : "UnknownFailure";
}
