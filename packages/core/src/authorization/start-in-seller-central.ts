import type { SellerAccount } from "@evergrant/db";
import { depsOf, type InstallationDeps } from "../deps.ts";
import { SELLING_PARTNER_ID } from "../seller-account/connect.ts";
import { beginAuthorization } from "./begin.ts";
import { redirectUriOf } from "./consent-page.ts";
import { stateOf } from "./state.ts";

/** What Manage Your Apps sends a seller to the login URI with. Anybody can send anything here. */
export interface ReauthorizationRequest {
  amazonCallbackUri: string;
  amazonState: string;
  sellingPartnerId: string;
  isDraft: boolean;
}

/**
 * Answers where Seller Central goes on with a re-authorization that was begun there; null where it
 * cannot be told whose it is. Nobody has signed in with us, and the seller's id in the address proves
 * nothing: it has to name one account of the whole installation, of which an order is known, for that
 * is what the consent is then proven by (renew-by-consent.ts).
 */
export async function startInSellerCentral(
  deps: InstallationDeps,
  { amazonCallbackUri, amazonState, sellingPartnerId, isDraft }: ReauthorizationRequest,
): Promise<string | null> {
  if (!deps.sellerCentral.isSellerCentralUrl(amazonCallbackUri)) return null;
  if (!SELLING_PARTNER_ID.test(sellingPartnerId)) return null;
  const url = new URL(amazonCallbackUri);
  const account = await findOnlyAccount(deps, sellingPartnerId, url);
  if (account === null || account.knownOrderId === null) return null;
  const { workspaceId, id: sellerAccountId, applicationId, region } = account;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const target = { origin: "SELLER_CENTRAL", sellerAccountId, applicationId, region } as const;
  const { id } = await beginAuthorization(depsOf(deps, { workspaceId }), actor, target);
  url.searchParams.set("amazon_state", amazonState);
  url.searchParams.set("state", stateOf(deps.cipher, id));
  url.searchParams.set("redirect_uri", redirectUriOf(deps));
  if (isDraft) url.searchParams.set("version", "beta");
  return url.href;
}

type FoundAccount = Pick<
  SellerAccount,
  "workspaceId" | "id" | "applicationId" | "region" | "knownOrderId"
>;

/** The one account of a seller with the application that the address ends with; null where there are none or several. */
async function findOnlyAccount(
  { database }: Pick<InstallationDeps, "database">,
  sellingPartnerId: string,
  { pathname }: URL,
): Promise<FoundAccount | null> {
  const applicationId = pathname.slice(pathname.lastIndexOf("/") + 1);
  const [account, ...others] = await database.system.sellerAccount.findMany({
    where: { sellingPartnerId, application: { applicationId } },
    select: { workspaceId: true, id: true, applicationId: true, region: true, knownOrderId: true },
    take: 2,
  });
  return others.length > 0 ? null : (account ?? null);
}
