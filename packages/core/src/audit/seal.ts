import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { AuditSeal } from "@evergrant/db";
import { canonicalJson } from "./canonical-json.ts";

/** Changed with the encoding; docs/audit.md says what each number means. */
const SEAL_VERSION = 1;
const KEY_ID_LENGTH = 32;

type Sealed = Omit<AuditSeal, "signature">;

/** A key pair that signs heads of logs. */
export interface SigningKey {
  id: string;
  privateKey: KeyObject;
}

/** What a seal's signature is over (docs/audit.md). */
export function sealContent(sealed: Sealed): string {
  return canonicalJson({
    v: SEAL_VERSION,
    workspaceId: sealed.workspaceId,
    position: String(sealed.position),
    hash: Buffer.from(sealed.hash).toString("hex"),
    occurredAt: sealed.occurredAt.toISOString(),
    signedAt: sealed.signedAt.toISOString(),
    keyId: sealed.keyId,
  });
}

/** Signs that a log had this hash at this position. */
export function makeSeal(
  { id: keyId, privateKey }: SigningKey,
  head: Omit<Sealed, "keyId">,
): AuditSeal {
  const sealed = { ...head, keyId };
  const signature = sign(null, Buffer.from(sealContent(sealed)), privateKey);
  return { ...sealed, signature: Uint8Array.from(signature) };
}

export function isSealGenuine(seal: AuditSeal, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(sealContent(seal)), publicKey, seal.signature);
}

interface DroppedMonth {
  startsAt: Date;
  droppedAt: Date;
}

function dropContent({ startsAt, droppedAt }: DroppedMonth): Buffer {
  const [month, at] = [startsAt.toISOString(), droppedAt.toISOString()];
  return Buffer.from(canonicalJson({ v: SEAL_VERSION, droppedMonth: month, droppedAt: at }));
}

/** Signs that a month of all logs was dropped. */
export function signDrop({ id: keyId, privateKey }: SigningKey, dropped: DroppedMonth) {
  return { keyId, signature: Uint8Array.from(sign(null, dropContent(dropped), privateKey)) };
}

export function isDropGenuine(
  { signature, ...dropped }: DroppedMonth & { signature: Uint8Array },
  publicKey: KeyObject,
): boolean {
  return verify(null, dropContent(dropped), publicKey, signature);
}

/** A public key as it is stored and shown: SubjectPublicKeyInfo in DER. */
export function exportPublicKey(key: KeyObject): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createPublicKey(key).export({ type: "spki", format: "der" }));
}

export function importPublicKey(der: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(der), type: "spki", format: "der" });
}

/** Follows from the key, so that nobody can pass another one off under its id. */
export function keyIdOf(publicKey: Uint8Array): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, KEY_ID_LENGTH);
}
