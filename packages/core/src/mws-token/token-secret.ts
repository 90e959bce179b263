import type { Prisma, PrismaClient, SecretSlot, TokenSecret } from "@evergrant/db";
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
  { workspaceId, sellerAccountId }: AccountKey,
  slot: SecretSlot,
): Promise<StoredSecret | null> {
  const where = { workspaceId_sellerAccountId_slot: { workspaceId, sellerAccountId, slot } };
  const row = await client.tokenSecret.findUnique({ where });
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
  tx: Prisma.TransactionClient,
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
export async function destroyCandidate(
  tx: Prisma.TransactionClient,
  key: AccountKey,
): Promise<void> {
  await tx.tokenSecret.deleteMany({ where: { ...key, slot: "CANDIDATE" } });
  await tx.tokenFingerprint.deleteMany({ where: { ...key, verified: false } });
}

/** Makes the candidate's material the account's own. Its ciphertexts are bound to the account, not to the slot. */
export async function adoptCandidate(tx: Prisma.TransactionClient, key: AccountKey): Promise<void> {
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
  client: Pick<PrismaClient, "tokenFingerprint">,
  { workspaceId, sellerAccountId }: AccountKey,
  fingerprint: Uint8Array<ArrayBuffer>,
): Promise<{ hasVerifiedHere: boolean }> {
  const claim = await client.tokenFingerprint.findUnique({ where: { fingerprint } });
  if (claim === null) return { hasVerifiedHere: false };
  if (claim.workspaceId !== workspaceId || claim.sellerAccountId !== sellerAccountId)
    throw tokenInUse();
  return { hasVerifiedHere: claim.verified };
}

async function claimFingerprint(
  tx: Prisma.TransactionClient,
  { workspaceId, sellerAccountId }: AccountKey,
  fingerprint: Uint8Array<ArrayBuffer>,
  verified: boolean,
): Promise<void> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "TokenFingerprint" ("fingerprint", "workspaceId", "sellerAccountId", "verified")
    VALUES (${fingerprint}, ${workspaceId}::uuid, ${sellerAccountId}::uuid, ${verified})
    ON CONFLICT ("fingerprint") DO UPDATE
      SET "verified" = "TokenFingerprint"."verified" OR excluded."verified"
      WHERE "TokenFingerprint"."workspaceId" = excluded."workspaceId"
        AND "TokenFingerprint"."sellerAccountId" = excluded."sellerAccountId"`;
  if (claimed === 0) throw tokenInUse();
}

function tokenInUse(): TokenInUseError {
  return new TokenInUseError(
    "This token is already in use at another connected account. Paste the token of this seller account.",
  );
}
