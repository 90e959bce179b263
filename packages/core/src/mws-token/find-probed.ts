import type { AmazonIncident, MwsToken, SellerAccount } from "@evergrant/db";
import { decryptCredentials } from "../amazon-application/credentials.ts";
import type { CoreDeps } from "../deps.ts";
import type { AmazonCredentials } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { accountNotFound } from "./find-token.ts";
import { decryptSecret } from "./token-secret.ts";

/** All that a probe needs, from one statement: most of what the service does is probing. */
export interface Probed {
  account: SellerAccount;
  token: MwsToken;
  application: AmazonCredentials;
  refreshToken: Secret;
  /** Open incidents of the application, everywhere or in the account's region. */
  incidents: AmazonIncident[];
}

export async function findProbed(
  { client, cipher }: Pick<CoreDeps, "client" | "cipher">,
  sellerAccountId: string,
): Promise<Probed> {
  const found = await client.sellerAccount.findFirst({
    where: { id: sellerAccountId },
    include: {
      mwsToken: true,
      secrets: { where: { slot: "CURRENT" } },
      application: { include: { incidents: { where: { closedAt: null } } } },
    },
    relationLoadStrategy: "join",
  });
  const secret = found?.secrets[0];
  if (found === null || found.mwsToken === null || secret === undefined) throw accountNotFound();
  const { mwsToken: token, secrets: _, application, ...account } = found;
  const { region } = account;
  const [credentials, { refreshToken }] = await Promise.all([
    decryptCredentials(cipher, application),
    decryptSecret(cipher, secret),
  ]);
  return {
    account,
    token,
    application: credentials,
    refreshToken,
    incidents: application.incidents.filter(
      (incident) => incident.region === null || incident.region === region,
    ),
  };
}
