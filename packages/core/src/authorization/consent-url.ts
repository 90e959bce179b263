import type { AmazonAuthorization } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { CALLBACK_PATH } from "./policy.ts";
import { stateOf } from "./state.ts";

type UrlDeps = Pick<CoreDeps, "client" | "cipher" | "sellerCentral" | "publicUrl">;

/** Amazon's page that asks the seller for the consent an authorization was begun for. A secret: never logged. */
export async function consentUrlOf(
  deps: UrlDeps,
  { workspaceId, id }: Pick<AmazonAuthorization, "workspaceId" | "id">,
): Promise<string> {
  const { region, application, sellerAccount } =
    await deps.client.amazonAuthorization.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      include: {
        application: { select: { applicationId: true, isDraft: true } },
        sellerAccount: { select: { marketplaceIds: true } },
      },
    });
  return deps.sellerCentral.consentUrl({
    region,
    marketplaceIds: sellerAccount?.marketplaceIds ?? [],
    ...application,
    state: stateOf(deps.cipher, id),
    redirectUri: redirectUriOf(deps),
  });
}

export function redirectUriOf({ publicUrl }: Pick<CoreDeps, "publicUrl">): string {
  return new URL(CALLBACK_PATH, publicUrl()).href;
}
