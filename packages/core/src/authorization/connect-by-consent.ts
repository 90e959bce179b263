import type { Actor, CoreDeps } from "../deps.ts";
import { findToken } from "../mws-token/find-token.ts";
import { connectWith } from "../seller-account/connect-with.ts";
import { sellerKeyOf } from "../seller-account/seller-key.ts";
import type { AuthorizationResult } from "./completion.ts";
import { offerConsented } from "./offer-consented.ts";
import { type Consent, renewByConsent } from "./renew-by-consent.ts";

/** Connects the seller that consented; one that the workspace has already is renewed instead. */
export async function connectByConsent(
  deps: CoreDeps,
  actor: Actor,
  consent: Consent,
): Promise<AuthorizationResult> {
  const { authorization, sellingPartnerId, code } = consent;
  const { workspaceId, id, applicationId, region } = authorization;
  const known = await deps.client.sellerAccount.findFirst({
    where: { sellingPartnerId },
    select: { id: true },
  });
  if (known !== null) return renewByConsent(deps, actor, consent, known.id);

  const name = authorization.name ?? sellingPartnerId;
  // The seller is proven only once the code is exchanged: until then its own share of the rates.
  const sellerKey = sellerKeyOf({ workspaceId, id, sellingPartnerId, sellerProven: false });
  const seller = { applicationId, region, sellerKey };
  const { sellerAccountId } = await connectWith(
    deps,
    actor,
    { name, sellingPartnerId, region, applicationId },
    (signal) => offerConsented(deps, seller, code, signal),
  );
  const { account, token } = await findToken(deps.client, sellerAccountId);
  return { kind: "connected", account, expiresAt: token.expiresAt };
}
