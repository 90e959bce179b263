import { type AmazonConnector, type AmazonOptions, createAmazon } from "@evergrant/amazon";
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
export function makeOptions(url: string, fetchIt: typeof fetch): AmazonOptions {
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
  fetchIt: typeof fetch = fetch,
  options: Partial<AmazonOptions> = {},
): AmazonConnector {
  return createAmazon({ ...makeOptions(url, fetchIt), ...options });
}

/** Every operation, as a call that needs no arguments. */
export function listOperations(amazon: AmazonConnector, signal: AbortSignal) {
  const application = APPLICATION;
  const region = "EU" as const;
  const sellerKey = "A2EUQ1WTGCTBG2";
  return {
    exchangeRefreshToken: () =>
      amazon.exchangeRefreshToken(
        { application, region, sellerKey, refreshToken: new Secret(REFRESH_TOKEN) },
        signal,
      ),
    exchangeMwsAuthToken: () =>
      amazon.exchangeMwsAuthToken?.(
        {
          application,
          region,
          sellerKey,
          sellingPartnerId: "A2EUQ1WTGCTBG2",
          mwsAuthToken: new Secret(MWS_TOKEN),
        },
        signal,
      ),
    getMarketplaceParticipations: () => amazon.getMarketplaceParticipations(ACCESS, signal),
    findAnyOrder: () =>
      amazon.findAnyOrder(ACCESS, { marketplaceIds: ["A1PA6795UKMFR9"], now: NOW }, signal),
    getOrder: () => amazon.getOrder(ACCESS, { orderId: "114-5558123-1234567" }, signal),
  };
}
