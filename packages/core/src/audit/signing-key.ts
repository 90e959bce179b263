import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { AuditKey, OperatorClient } from "@evergrant/db";
import { KeysUnavailableError } from "../cipher/errors.ts";
import { auditKeyPlace } from "../cipher/places.ts";
import type { InstallationDeps } from "../deps.ts";
import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";
import { exportPublicKey, importPublicKey, keyIdOf, type SigningKey } from "./seal.ts";

type KeyDeps = Pick<InstallationDeps, "database" | "cipher" | "machineClock">;

/**
 * The key that seals are made with: the given one, or the installation's own, which is made once and
 * stored encrypted. Of two processes that make one at once, both go on with the older.
 */
export async function openSigningKey(deps: KeyDeps, given: Secret | null): Promise<SigningKey> {
  if (given !== null) return keep(deps, readPrivateKey(given), { isPrivate: false });
  const stored = await findOwn(deps);
  if (stored !== null) return stored;
  await keep(deps, generateKeyPairSync("ed25519").privateKey, { isPrivate: true });
  const made = await findOwn(deps);
  if (made === null) throw new Error("The signing key that was just stored is gone.");
  return made;
}

/** Reads an Ed25519 private key in PEM. Throws for anything else, without an echo. */
export function readPrivateKey(pem: Secret): KeyObject {
  const key = importKey(pem.reveal());
  if (key?.asymmetricKeyType !== "ed25519")
    throw new Error(
      "is no Ed25519 private key in PEM: openssl genpkey -algorithm ed25519 makes one",
    );
  return key;
}

/**
 * The public keys by id that a seal may be signed with. One that was put into the database by somebody
 * without the installation's encryption keys is left out.
 */
export async function loadPublicKeys({
  client,
  cipher,
}: {
  client: OperatorClient;
  cipher: Cipher;
}): Promise<Map<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  for (const row of await client.auditKey.findMany({ orderBy: { createdAt: "asc" } })) {
    const publicKey = await provePublicKey(cipher, row);
    if (publicKey !== null) keys.set(row.id, publicKey);
  }
  return keys;
}

async function findOwn({ database, cipher }: KeyDeps): Promise<SigningKey | null> {
  const row = await database.system.auditKey.findFirst({
    where: { isPrivate: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  if (row === null) return null;
  const pem = await cipher.decrypt(row.proof, auditKeyPlace(row.id));
  return { id: row.id, privateKey: readPrivateKey(pem) };
}

async function keep(
  { database, cipher, machineClock }: KeyDeps,
  privateKey: KeyObject,
  { isPrivate }: { isPrivate: boolean },
): Promise<SigningKey> {
  const publicKey = exportPublicKey(privateKey);
  const id = keyIdOf(publicKey);
  const proven = isPrivate
    ? String(privateKey.export({ type: "pkcs8", format: "pem" }))
    : Buffer.from(publicKey).toString("base64");
  const proof = await cipher.encrypt(new Secret(proven), auditKeyPlace(id));
  const createdAt = machineClock.now();
  await database.system.auditKey.createMany({
    data: [{ id, publicKey, proof, isPrivate, createdAt }],
    skipDuplicates: true,
  });
  return { id, privateKey };
}

async function provePublicKey(
  cipher: Cipher,
  { id, publicKey, proof, isPrivate }: AuditKey,
): Promise<KeyObject | null> {
  const proven = await decryptProof(cipher, { id, proof });
  if (proven === null || keyIdOf(publicKey) !== id) return null;
  const own = isPrivate
    ? exportPublicKey(readPrivateKey(proven))
    : Buffer.from(proven.reveal(), "base64");
  return Buffer.from(publicKey).equals(own) ? importPublicKey(publicKey) : null;
}

async function decryptProof(
  cipher: Cipher,
  { id, proof }: Pick<AuditKey, "id" | "proof">,
): Promise<Secret | null> {
  try {
    return await cipher.decrypt(proof, auditKeyPlace(id));
  } catch (error) {
    // What could not be asked for proves nothing; what does not open is not ours.
    if (error instanceof KeysUnavailableError) throw error;
    return null;
  }
}

function importKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
