import type { Prisma, PrismaClient, SecretSlot, TokenSecret } from "@evergrant/db";
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

export function decryptSecret(cipher: CoreDeps["cipher"], row: TokenSecret): StoredSecret {
  const { workspaceId, sellerAccountId, fingerprint } = row;
  const context = secretContext({ workspaceId, sellerAccountId }, "refreshToken");
  return { refreshToken: cipher.decrypt(row.refreshToken, context), fingerprint };
}

/** Puts a string into a slot, encrypted, and claims its fingerprint for the account. */
export async function storeSecret(
  tx: Prisma.TransactionClient,
  cipher: CoreDeps["cipher"],
  key: AccountKey,
  slot: SecretSlot,
  material: TokenMaterial,
): Promise<void> {
  const fingerprint = cipher.fingerprint(material.pasted);
  await claimFingerprint(tx, key, fingerprint, slot === "CURRENT");
  const data = {
    pasted: cipher.encrypt(material.pasted, secretContext(key, "pasted")),
    refreshToken: cipher.encrypt(material.refreshToken, secretContext(key, "refreshToken")),
    fingerprint,
  };
  await tx.tokenSecret.upsert({
    where: { workspaceId_sellerAccountId_slot: { ...key, slot } },
    create: { ...key, slot, ...data },
    update: data,
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

function secretContext({ workspaceId, sellerAccountId }: AccountKey, field: string): string {
  return `TokenSecret:${workspaceId}:${sellerAccountId}:${field}`;
}
