import type { AmazonAuthorization } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { CALLBACK_PATH } from "./policy.ts";
import { stateOf } from "./state.ts";

type ConsentDeps = Pick<CoreDeps, "client" | "cipher" | "sellerCentral" | "publicUrl">;

export interface ConsentPage {
  /** A secret: never logged. */
  url: string;
  expiresAt: Date;
}

/** Amazon's page that asks the seller for the consent an authorization was begun for. */
export async function findConsentPage(
  deps: ConsentDeps,
  { id }: Pick<AmazonAuthorization, "id">,
): Promise<ConsentPage> {
  const found = await deps.client.amazonAuthorization.findUnique({
    where: { id },
    include: {
      application: { select: { applicationId: true, isDraft: true } },
      sellerAccount: { select: { marketplaceIds: true } },
    },
  });
  if (found === null) throw new NotFoundError("The account was disconnected since this was begun.");
  const { region, application, sellerAccount, expiresAt } = found;
  const url = deps.sellerCentral.consentUrl({
    region,
    marketplaceIds: sellerAccount?.marketplaceIds ?? [],
    ...application,
    state: stateOf(deps.cipher, id),
    redirectUri: redirectUriOf(deps),
  });
  return { url, expiresAt };
}

export function redirectUriOf({ publicUrl }: Pick<CoreDeps, "publicUrl">): string {
  return new URL(CALLBACK_PATH, publicUrl()).href;
}
