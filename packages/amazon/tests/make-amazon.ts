import {
  type AmazonConnector,
  type AmazonOptions,
  createAmazon,
  createFetch,
} from "@evergrant/amazon";
import { type AmazonAccess, Secret } from "@evergrant/core";
import {
  createMemoryAccessTokens,
  fingerprint,
  OPEN_RATE_BUCKETS,
} from "@evergrant/testkit/amazon-ports";

export const NOW = new Date("2026-11-23T12:00:00.000Z");
export const REFRESH_TOKEN = "Atzr|IwEBIJkq3vYt8ZcXw0Lm5nRfQ2sHdT9u";
export const CLIENT_SECRET = "amzn1.oa2-cs.v1.5f0c9a1b7d5e4c2f";
export const ACCESS_TOKEN = "Atza|IwEBINq81mVcXw0Lm5nRfQ2sHdT9u";
export const MWS_TOKEN = "amzn.mws.4ea38b7b-f563-7709-4bae-87aea15c9e5a";

export const APPLICATION = {
  clientId: "amzn1.application-oa2-client.0f3c9a1b",
  clientSecret: new Secret(CLIENT_SECRET),
};
export const ACCESS: AmazonAccess = {
  clientId: APPLICATION.clientId,
  region: "EU",
  sellerKey: "A2EUQ1WTGCTBG2",
  accessToken: new Secret(ACCESS_TOKEN),
};

/** Everything of Amazon's at one address, and rates that never run out. */
export function makeOptions(url: string, fetchIt: AmazonOptions["fetch"]): AmazonOptions {
  return {
    fetch: fetchIt,
    lwaUrl: url,
    spApiUrls: { NA: url, EU: url, FE: url },
    mwsAuthorization: { developerId: "1234-5678-9012" },
    userAgent: "Evergrant/0.1 (Language=JavaScript)",
    clock: { now: () => NOW },
    random: () => 0.5,
    rateBuckets: OPEN_RATE_BUCKETS,
    accessTokens: createMemoryAccessTokens(),
    fingerprint,
  };
}

export function makeAmazon(
  url: string,
  fetchIt: AmazonOptions["fetch"] = createFetch(),
  options: Partial<AmazonOptions> = {},
): AmazonConnector {
  return createAmazon({ ...makeOptions(url, fetchIt), ...options });
}

/**
 * The operations that read what Amazon answers, as calls that need no arguments. Those for which any success
 * will do are not among them.
 */
export function listOperations(amazon: AmazonConnector, signal: AbortSignal) {
  const application = APPLICATION;
  const region = "EU" as const;
  const sellerKey = "A2EUQ1WTGCTBG2";
  const seller = { application, region, sellerKey };
  const refreshToken = new Secret(REFRESH_TOKEN);
  const code = new Secret("ANDMxqpCmqWHJeyzdbMH");
  const redirectUri = "https://evergrant.test/callback";
  const mwsAuthToken = new Secret(MWS_TOKEN);
  const orderId = "114-5558123-1234567";
  const marketplaceId = "A1PA6795UKMFR9";
  const arn = "arn:aws:sqs:eu-west-1:123456789012:notifications";
  return {
    exchangeRefreshToken: () => amazon.exchangeRefreshToken({ ...seller, refreshToken }, signal),
    accessOf: () => amazon.accessOf({ ...seller, refreshToken }, signal),
    exchangeAuthorizationCode: () =>
      amazon.exchangeAuthorizationCode({ ...seller, code, redirectUri }, signal),
    exchangeMwsAuthToken: () =>
      amazon.exchangeMwsAuthToken?.(
        { ...seller, sellingPartnerId: "A2EUQ1WTGCTBG2", mwsAuthToken },
        signal,
      ),
    checkApplication: () => amazon.checkApplication(application, signal),
    rotateClientSecret: () => amazon.rotateClientSecret(application, signal),
    createDestination: () =>
      amazon.createDestination({ application, region, name: "queue", arn }, signal),
    createSubscription: () =>
      amazon.createSubscription(ACCESS, { type: "ORDER_CHANGE", destinationId: "d-1" }, signal),
    getMarketplaceParticipations: () => amazon.getMarketplaceParticipations(ACCESS, signal),
    getAccount: () => amazon.getAccount(ACCESS, signal),
    findAnyOrder: () =>
      amazon.findAnyOrder(ACCESS, { marketplaceIds: [marketplaceId], now: NOW }, signal),
    searchOrders: () => amazon.searchOrders(ACCESS, { createdAfter: NOW }, signal),
    getOrder: () => amazon.getOrder(ACCESS, { orderId }, signal),
    getSolicitationActionsForOrder: () =>
      amazon.getSolicitationActionsForOrder(ACCESS, { orderId, marketplaceId }, signal),
  };
}
