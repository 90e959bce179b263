import type { AmazonApplication, SystemClient, WorkspaceClient } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { AmazonCredentials, Cipher } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { applicationNotFound } from "./find-application.ts";

/** The application's client id and secret, for one exchange. Kept nowhere: the next one finds a rotated secret. */
export async function loadCredentials(
  { client, cipher }: Pick<CoreDeps, "cipher"> & { client: WorkspaceClient | SystemClient },
  applicationId: string,
): Promise<AmazonCredentials> {
  const row = await client.amazonApplication.findUnique({
    where: { id: applicationId },
    select: { clientId: true, clientSecret: true },
  });
  if (row === null) throw applicationNotFound();
  return decryptCredentials(cipher, row);
}

export function decryptCredentials(
  cipher: Cipher,
  { clientId, clientSecret }: Pick<AmazonApplication, "clientId" | "clientSecret">,
): AmazonCredentials {
  return { clientId, clientSecret: cipher.decrypt(clientSecret, secretContext(clientId)) };
}

export function encryptClientSecret(
  cipher: Cipher,
  { clientId, clientSecret }: { clientId: string; clientSecret: Secret },
): Uint8Array<ArrayBuffer> {
  return cipher.encrypt(clientSecret, secretContext(clientId));
}

/** Whether the application's secret is this one. */
export function hasClientSecret(
  cipher: Cipher,
  application: Pick<AmazonApplication, "clientId" | "clientSecret">,
  clientSecret: Secret,
): boolean {
  const stored = cipher.fingerprint(decryptCredentials(cipher, application).clientSecret);
  return Buffer.from(stored).equals(cipher.fingerprint(clientSecret));
}

function secretContext(clientId: string): string {
  return `AmazonApplication:${clientId}:clientSecret`;
}
