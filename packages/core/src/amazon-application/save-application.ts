import { v5 as uuidv5 } from "uuid";
import type { InstallationDeps } from "../deps.ts";
import { Secret } from "../secret.ts";
import { encryptClientSecret, hasClientSecret } from "./credentials.ts";
import { startTerm } from "./secret-ladder.ts";

/** The name space of the ids of applications that no workspace brought. */
const DEFAULT_APPLICATIONS = "9a3f6a52-0d64-4f0e-8a55-0f4d2f5c7f11";

export interface InstalledApplication {
  clientId: string;
  clientSecret: string;
  /** When the secret ends, where that is known. */
  secretExpiresAt?: Date | null | undefined;
  applicationId: string;
}

type SaveDeps = Pick<InstallationDeps, "database" | "cipher" | "clock">;

/**
 * Makes the installation's application known, or gives a known one the secret that the environment holds,
 * if it holds another one than it last did: the stored one may have been rotated since. Answers its id,
 * which follows from the client id, so that processes that start together make one row.
 */
export async function saveApplication(
  deps: SaveDeps,
  application: InstalledApplication,
): Promise<string> {
  const { cipher, clock } = deps;
  const { system } = deps.database;
  const { clientId, applicationId, secretExpiresAt = null } = application;
  const clientSecret = new Secret(application.clientSecret);
  const environmentHash = cipher.keyedHash("application-secret", clientSecret);
  const now = clock.now();
  const term = startTerm(secretExpiresAt, now);
  const entered = {
    ...{ applicationId, environmentHash, ...term },
    clientSecret: await encryptClientSecret(cipher, { workspaceId: null, clientId }, clientSecret),
  };
  const known = await system.amazonApplication.findFirst({
    where: { clientId, workspaceId: null },
  });
  const update = async () => {
    if (known === null) return entered;
    // Looked at anew: the operator may have changed when it is to be rotated.
    const kept = { applicationId, dueAt: known.secretExpiresAt === null ? null : now };
    if (await hasClientSecret(cipher, known, clientSecret)) {
      const isFirstDate = known.secretExpiresAt === null && secretExpiresAt !== null;
      return { ...kept, environmentHash, ...(isFirstDate && term) };
    }
    const isSeen =
      known.environmentHash !== null && Buffer.from(environmentHash).equals(known.environmentHash);
    return isSeen ? kept : { ...entered, rotationAskedAt: null };
  };
  const id = known?.id ?? uuidv5(clientId, DEFAULT_APPLICATIONS);
  await system.amazonApplication.upsert({
    where: { id },
    create: { ...entered, id, clientId, createdAt: now },
    update: await update(),
  });
  return id;
}
