import type { SecretSlot, TokenSecret, WorkspaceTransaction } from "@evergrant/db";
import { tokenSecretPlace } from "../cipher/places.ts";
import type { CoreDeps } from "../deps.ts";
import { TokenInUseError } from "../errors.ts";
import type { Secret } from "../secret.ts";

/** The material of one string: what was pasted, and what is exchanged for it. */
export interface TokenMaterial {
  pasted: Secret;
  refreshToken: Secret;
}

interface AccountKey {
  workspaceId: string;
  sellerAccountId: string;
}

/** A string as it is stored. */
export type SealedMaterial = Pick<TokenSecret, "pasted" | "refreshToken" | "fingerprint">;

export interface StoredSecret {
  refreshToken: Secret;
  fingerprint: Uint8Array;
}

/** The stored string of a slot, with its refresh token; null where the slot is empty. */
export async function loadSecret(
  { client, cipher }: Pick<CoreDeps, "client" | "cipher">,
  { sellerAccountId }: Pick<AccountKey, "sellerAccountId">,
  slot: SecretSlot,
): Promise<StoredSecret | null> {
  const row = await client.tokenSecret.findFirst({ where: { sellerAccountId, slot } });
  return row === null ? null : decryptSecret(cipher, row);
}

export async function decryptSecret(
  cipher: CoreDeps["cipher"],
  row: TokenSecret,
): Promise<StoredSecret> {
  const place = tokenSecretPlace(row, "refreshToken");
  const { refreshToken, fingerprint } = row;
  return { refreshToken: await cipher.decrypt(refreshToken, place), fingerprint };
}

/** Encrypts a string for an account, before the transaction that stores it. */
export async function sealMaterial(
  cipher: CoreDeps["cipher"],
  key: AccountKey,
  { pasted, refreshToken }: TokenMaterial,
): Promise<SealedMaterial> {
  const [sealedPaste, sealedToken] = await Promise.all([
    cipher.encrypt(pasted, tokenSecretPlace(key, "pasted")),
    cipher.encrypt(refreshToken, tokenSecretPlace(key, "refreshToken")),
  ]);
  const fingerprint = cipher.fingerprint(pasted);
  return { pasted: sealedPaste, refreshToken: sealedToken, fingerprint };
}

/** Puts an encrypted string into a slot, and claims its fingerprint for the account. */
export async function storeSecret(
  tx: WorkspaceTransaction,
  key: AccountKey,
  slot: SecretSlot,
  sealed: SealedMaterial,
): Promise<void> {
  await claimFingerprint(tx, key, sealed.fingerprint, slot === "CURRENT");
  await tx.tokenSecret.upsert({
    where: { workspaceId_sellerAccountId_slot: { ...key, slot } },
    create: { ...key, slot, ...sealed },
    update: sealed,
  });
}

/** Destroys the candidate's material, and the claim on its string unless it had verified before. */
export async function destroyCandidate(tx: WorkspaceTransaction, key: AccountKey): Promise<void> {
  await tx.tokenSecret.deleteMany({ where: { ...key, slot: "CANDIDATE" } });
  await tx.tokenFingerprint.deleteMany({ where: { ...key, verified: false } });
}

/** Makes the candidate's material the account's own. Its ciphertexts are bound to the account, not to the slot. */
export async function adoptCandidate(tx: WorkspaceTransaction, key: AccountKey): Promise<void> {
  const slots = {
    current: { ...key, slot: "CURRENT" },
    candidate: { ...key, slot: "CANDIDATE" },
  } as const;
  const { slot: _, ...material } = await tx.tokenSecret.delete({
    where: { workspaceId_sellerAccountId_slot: slots.candidate },
  });
  await tx.tokenSecret.upsert({
    where: { workspaceId_sellerAccountId_slot: slots.current },
    create: { ...material, slot: "CURRENT" },
    update: material,
  });
  await tx.tokenFingerprint.updateMany({ where: { ...key }, data: { verified: true } });
}

/** Whose string is it? Throws TokenInUseError for another account's, of any workspace. */
export async function findClaim(
  client: WorkspaceTransaction,
  { sellerAccountId }: Pick<AccountKey, "sellerAccountId">,
  fingerprint: Uint8Array<ArrayBuffer>,
): Promise<{ hasVerifiedHere: boolean }> {
  const [found] = await client.$queryRaw<{ claim: "OTHER" | "VERIFIED" | "WAITING" | null }[]>`
    SELECT "evergrant_find_claim"(${fingerprint}, ${sellerAccountId}::uuid) AS "claim"`;
  if (found?.claim === "OTHER") throw tokenInUse();
  return { hasVerifiedHere: found?.claim === "VERIFIED" };
}

async function claimFingerprint(
  tx: WorkspaceTransaction,
  { sellerAccountId }: AccountKey,
  fingerprint: Uint8Array<ArrayBuffer>,
  verified: boolean,
): Promise<void> {
  const [claimed] = await tx.$queryRaw<{ isOurs: boolean }[]>`
    SELECT "evergrant_claim_fingerprint"(${fingerprint}, ${sellerAccountId}::uuid, ${verified}) AS "isOurs"`;
  if (claimed?.isOurs !== true) throw tokenInUse();
}

function tokenInUse(): TokenInUseError {
  return new TokenInUseError(
    "This token is already in use at another connected account. Paste the token of this seller account.",
  );
}
