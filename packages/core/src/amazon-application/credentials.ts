import type { AmazonApplication, SystemClient, WorkspaceClient } from "@evergrant/db";
import { clientSecretPlace } from "../cipher/places.ts";
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
    select: { workspaceId: true, clientId: true, clientSecret: true },
  });
  if (row === null) throw applicationNotFound();
  return decryptCredentials(cipher, row);
}

type WithSecret = Pick<AmazonApplication, "workspaceId" | "clientId" | "clientSecret">;

export async function decryptCredentials(
  cipher: Cipher,
  application: WithSecret,
): Promise<AmazonCredentials> {
  const { clientId, clientSecret } = application;
  const place = clientSecretPlace(application);
  return { clientId, clientSecret: await cipher.decrypt(clientSecret, place) };
}

/** Encrypts a client secret for an application, before the transaction that stores it. */
export function encryptClientSecret(
  cipher: Cipher,
  application: Pick<AmazonApplication, "workspaceId" | "clientId">,
  clientSecret: Secret,
): Promise<Uint8Array<ArrayBuffer>> {
  return cipher.encrypt(clientSecret, clientSecretPlace(application));
}

/** Whether the application's secret is this one. */
export async function hasClientSecret(
  cipher: Cipher,
  application: WithSecret,
  clientSecret: Secret,
): Promise<boolean> {
  const stored = await decryptCredentials(cipher, application);
  const hash = cipher.keyedHash("application-secret", stored.clientSecret);
  return Buffer.from(hash).equals(cipher.keyedHash("application-secret", clientSecret));
}
