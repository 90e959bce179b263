import type { AmazonApplication } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { CoreDeps } from "../deps.ts";
import type { AmazonCredentials } from "../ports.ts";
import { Secret } from "../secret.ts";

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

/** Makes the installation's application known, or gives a known one its present secret; answers its id. */
export async function saveApplication(
  { client, cipher, clock }: Pick<CoreDeps, "client" | "cipher" | "clock">,
  application: { clientId: string; clientSecret: string; applicationId: string },
): Promise<string> {
  const { clientId, applicationId } = application;
  const clientSecret = cipher.encrypt(
    new Secret(application.clientSecret),
    secretContext(clientId),
  );
  const { id } = await client.amazonApplication.upsert({
    where: { clientId },
    create: {
      id: uuidv7({ msecs: clock.now().getTime() }),
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
