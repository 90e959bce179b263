import type { AmazonAuthorization } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { findToken } from "../mws-token/find-token.ts";
import { findLinkRefusal } from "../renew-link/find-link-refusal.ts";
import { useRenewLink } from "../renew-link/use.ts";
import type { Secret } from "../secret.ts";
import { sellerKeyOf } from "../seller-account/seller-key.ts";
import type { AuthorizationResult } from "./completion.ts";
import { offerConsented } from "./offer-consented.ts";
import { saveConsented } from "./save-consented.ts";

/** A consent that Amazon reported, with the authorization that asked for it. */
export interface Consent {
  authorization: AmazonAuthorization;
  sellingPartnerId: string;
  code: Secret;
}

/**
 * Renews an account by a consent. Where another seller consented than the account's, nothing is
 * exchanged: most often a browser was still signed in to another Seller Central account.
 */
export async function renewByConsent(
  deps: CoreDeps,
  actor: Actor,
  { authorization, sellingPartnerId, code }: Consent,
  sellerAccountId: string,
): Promise<AuthorizationResult> {
  const found = await findToken(deps.client, sellerAccountId);
  const { account } = found;
  if (account.sellingPartnerId !== sellingPartnerId)
    return {
      kind: "failed",
      code: "WRONG_ACCOUNT",
      expected: account.sellingPartnerId,
      signedIn: sellingPartnerId,
    };
  if (account.applicationId !== authorization.applicationId)
    throw new ConflictError("The account is connected with another application by now.");
  // Nobody of ours asked: then only an order that was read before can say whose the consent is.
  if (authorization.origin === "SELLER_CENTRAL" && account.knownOrderId === null)
    return { kind: "failed", code: "SELLER_UNPROVEN" };
  const { renewLinkId } = authorization;
  const refusal = renewLinkId === null ? null : await findLinkRefusal(deps, renewLinkId);
  if (refusal !== null) return { kind: "failed", code: refusal };

  const { applicationId, region } = account;
  const seller = { applicationId, region, sellerKey: sellerKeyOf(account) };
  const savedAs = await saveConsented(deps, actor, found, {
    offer: (signal) => offerConsented(deps, seller, code, signal),
    // It has to have read the order first, for anybody could have begun this.
    mayWait: authorization.origin !== "SELLER_CENTRAL",
    ...(renewLinkId !== null && { beside: useRenewLink(deps, { renewLinkId, sellerAccountId }) }),
  });
  if (savedAs === "CANDIDATE") return { kind: "pending", account };
  const { token } = await findToken(deps.client, sellerAccountId);
  return { kind: "renewed", account, expiresAt: token.expiresAt };
}
