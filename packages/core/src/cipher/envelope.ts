import { DamagedCiphertextError } from "./errors.ts";

/** The first byte. Older formats began with a key's number, which nobody counted up to this one. */
export const FORMAT_VERSION = 0xe1;
export const IV_BYTES = 12;
export const TAG_BYTES = 16;

const LENGTH_BYTES = 2;
const MAX_KEY_ID_BYTES = 255;

/**
 * An encrypted record, laid out as: version (1 byte), length (1) and text of the key id, length (2, big
 * endian) and bytes of the wrapped data key, iv (12), ciphertext, tag (16).
 */
export interface Envelope {
  /** The key that wrapped the data key. */
  keyId: string;
  wrapped: Uint8Array;
  /** iv, ciphertext and tag: what stays when the data key is wrapped anew. */
  body: Uint8Array;
}

/** What every record under a key begins with. */
export function envelopePrefix(keyId: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(keyId, "utf8");
  if (text.length === 0 || text.length > MAX_KEY_ID_BYTES)
    throw new Error(`A key id has 1 to ${MAX_KEY_ID_BYTES} bytes, not ${text.length}.`);
  return Uint8Array.from([FORMAT_VERSION, text.length, ...text]);
}

export function writeEnvelope({ keyId, wrapped, body }: Envelope): Uint8Array<ArrayBuffer> {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(wrapped.length);
  return Uint8Array.from(Buffer.concat([envelopePrefix(keyId), length, wrapped, body]));
}

/** Throws DamagedCiphertextError for what was not laid out like that. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const [version, keyIdLength = 0] = bytes;
  if (version !== FORMAT_VERSION) throw unknownFormat(version);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wrappedAt = 2 + keyIdLength + LENGTH_BYTES;
  if (keyIdLength === 0 || wrappedAt > view.length) throw cutShort();
  const bodyAt = wrappedAt + view.readUInt16BE(wrappedAt - LENGTH_BYTES);
  if (bodyAt + IV_BYTES + TAG_BYTES > view.length) throw cutShort();
  return {
    keyId: view.toString("utf8", 2, 2 + keyIdLength),
    wrapped: view.subarray(wrappedAt, bodyAt),
    body: view.subarray(bodyAt),
  };
}

function unknownFormat(version: number | undefined): DamagedCiphertextError {
  return new DamagedCiphertextError(
    `An encrypted record begins with ${version ?? "nothing"} instead of ${FORMAT_VERSION}: it was damaged, or written before records had data keys. Such a demo cannot be kept: delete its data folder.`,
  );
}

function cutShort(): DamagedCiphertextError {
  return new DamagedCiphertextError("An encrypted record is cut short.");
}
