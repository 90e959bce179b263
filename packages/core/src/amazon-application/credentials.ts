import type { AmazonApplication } from "@evergrant/db";
import { v5 as uuidv5 } from "uuid";
import type { CoreDeps } from "../deps.ts";
import type { AmazonCredentials } from "../ports.ts";
import { Secret } from "../secret.ts";

/** The name space of the ids of applications that no workspace brought. */
const DEFAULT_APPLICATIONS = "9a3f6a52-0d64-4f0e-8a55-0f4d2f5c7f11";

/** The application's client id and secret, for one exchange. */
export async function loadCredentials(
  { client, cipher }: Pick<CoreDeps, "client" | "cipher">,
  applicationId: string,
): Promise<AmazonCredentials> {
  const row = await client.amazonApplication.findUniqueOrThrow({
    where: { id: applicationId },
    select: { clientId: true, clientSecret: true },
  });
  return decryptCredentials(cipher, row);
}

export function decryptCredentials(
  cipher: CoreDeps["cipher"],
  { clientId, clientSecret }: Pick<AmazonApplication, "clientId" | "clientSecret">,
): AmazonCredentials {
  return { clientId, clientSecret: cipher.decrypt(clientSecret, secretContext(clientId)) };
}

/**
 * Makes the installation's application known, or gives a known one its present secret; answers its id.
 * The id follows from the client id, so that processes that start together make one row.
 */
export async function saveApplication(
  { client, cipher, clock }: Pick<CoreDeps, "client" | "cipher" | "clock">,
  application: { clientId: string; clientSecret: string; applicationId: string },
): Promise<string> {
  const { clientId, applicationId } = application;
  const clientSecret = cipher.encrypt(
    new Secret(application.clientSecret),
    secretContext(clientId),
  );
  const known = await client.amazonApplication.findFirst({
    where: { clientId, workspaceId: null },
    select: { id: true },
  });
  const { id } = await client.amazonApplication.upsert({
    where: { id: known?.id ?? uuidv5(clientId, DEFAULT_APPLICATIONS) },
    create: {
      id: uuidv5(clientId, DEFAULT_APPLICATIONS),
      clientId,
      applicationId,
      clientSecret,
      createdAt: clock.now(),
    },
    update: { applicationId, clientSecret },
    select: { id: true },
  });
  return id;
}

function secretContext(clientId: string): string {
  return `AmazonApplication:${clientId}:clientSecret`;
}
