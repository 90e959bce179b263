import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Secret } from "../secret.ts";

/** What a keyed hash is for. Hashes of one purpose are worth nothing for another. */
export type HashPurpose =
  | "token-fingerprint"
  | "api-key"
  | "session-token"
  | "renew-link"
  | "renew-link-hash"
  | "authorization-state"
  | "idempotency"
  | "connection"
  | "application-secret"
  | "installation"
  | "invitation"
  | "invitation-hash"
  | "calendar-feed"
  | "issue-link"
  | "attempt"
  | "better-auth";

/** The key that all keyed hashes come from. Never changed: what was hashed would be found no more. */
export type HashKey = KeyObject;

const KEY_BYTES = 32;
const NO_SALT = new Uint8Array();

/** HMAC-SHA-256, for each purpose under a key of its own, derived by HKDF. */
export function createKeyedHash(
  hashKey: HashKey,
): (purpose: HashPurpose, secret: Secret) => Uint8Array<ArrayBuffer> {
  const keys = new Map<HashPurpose, KeyObject>();
  const keyOf = (purpose: HashPurpose): KeyObject => {
    const known = keys.get(purpose);
    if (known !== undefined) return known;
    const made = deriveKey(hashKey, `evergrant keyed hash: ${purpose}`);
    keys.set(purpose, made);
    return made;
  };
  return (purpose, secret) =>
    Uint8Array.from(createHmac("sha256", keyOf(purpose)).update(secret.reveal()).digest());
}

/** A key that tells nothing of the one that it comes from. */
export function deriveKey(from: KeyObject, label: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", from, NO_SALT, label, KEY_BYTES)));
}
