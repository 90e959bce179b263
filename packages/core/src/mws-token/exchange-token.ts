import { loadCredentials } from "../amazon-application/credentials.ts";
import type { CoreDeps } from "../deps.ts";
import { noteExchange } from "../incident/note-exchange.ts";
import type { AmazonAccess, AmazonAnswer, AmazonFailure, AmazonRegion } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { sellerKeyOf } from "../seller-account/seller-key.ts";
import { amazonUnavailable, refusedByAmazon } from "./amazon-errors.ts";
import type { ExaminedToken } from "./examine-token.ts";
import type { StoredSecret } from "./token-secret.ts";

export interface ExchangedAccount {
  workspaceId: string;
  id: string;
  sellerProven: boolean;
  applicationId: string;
  sellingPartnerId: string;
  region: AmazonRegion;
  marketplaceIds: string[];
}

export interface Exchanged {
  access: AmazonAccess;
  refreshToken: Secret;
  /** Whether the exchange itself named the seller, as that of an MWS auth token does. */
  isSellerProven: boolean;
}

/** Step 3 of a save (docs/lifecycle.md §2). `stored` is the material the account already has for this very string. */
export async function exchangeToken(
  deps: CoreDeps,
  account: ExchangedAccount,
  {
    token,
    stored,
    hasVerifiedHere,
  }: {
    token: ExaminedToken;
    stored: StoredSecret | null;
    hasVerifiedHere: boolean;
  },
  signal: AbortSignal,
): Promise<Exchanged> {
  const application = await loadCredentials(deps, account.applicationId);
  const { region, sellingPartnerId } = account;
  const seller = { application, region, sellerKey: sellerKeyOf(account) };
  const orRefuse = <T>(answer: AmazonAnswer<T>, isRefusal: (failure: AmazonFailure) => boolean) => {
    if (answer.ok) return answer.value;
    if (!isRefusal(answer.failure)) throw amazonUnavailable();
    throw refusedByAmazon(hasVerifiedHere, deps.sellerCentral.manageAppsUrl(account));
  };

  const isMws = token.kind === "MWS_AUTH_TOKEN" && deps.amazon.exchangeMwsAuthToken !== undefined;
  let refreshToken = stored?.refreshToken ?? token.pasted;
  if (isMws && stored === null) {
    const input = { ...seller, sellingPartnerId, mwsAuthToken: token.pasted };
    const answer = await deps.amazon.exchangeMwsAuthToken?.(input, signal);
    if (answer !== undefined) refreshToken = orRefuse(answer, isMwsRefusal).refreshToken;
  }
  const answer = await deps.amazon.exchangeRefreshToken({ ...seller, refreshToken }, signal);
  await noteExchange(deps.installation, account.applicationId, answer);
  const access = orRefuse(answer, (failure) => failure.class === "revoked");
  return { access, refreshToken, isSellerProven: isMws };
}

/** The MWS exchange answers 403 for an unknown token and for a disabled grant alike. */
function isMwsRefusal(failure: AmazonFailure): boolean {
  return !["misconfigured", "throttled", "unavailable"].includes(failure.class);
}
