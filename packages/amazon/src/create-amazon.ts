import type { Amazon } from "@evergrant/core";
import { checkApplication, rotateClientSecret } from "./applications.ts";
import type { Connection } from "./connection.ts";
import { createDestination } from "./destinations.ts";
import { exchangeAuthorizationCode, exchangeRefreshToken } from "./lwa.ts";
import { exchangeMwsAuthToken } from "./mws-authorization.ts";
import { findAnyOrder, getOrder } from "./orders.ts";
import { getMarketplaceParticipations } from "./sellers.ts";
import { createSubscription } from "./subscriptions.ts";

export interface AmazonOptions extends Connection {
  /**
   * Present where Amazon's retired Authorization API answers (the sandbox); without it there is no
   * `exchangeMwsAuthToken`.
   */
  mwsAuthorization?: { developerId: string };
}

/**
 * Connects core to Login with Amazon and the Selling Partner API. `lwaUrl` is an origin such as
 * `https://api.amazon.com`. Retries nothing, and never throws for what Amazon answers or fails to answer.
 */
export function createAmazon({ mwsAuthorization, ...connection }: AmazonOptions): Amazon {
  const exchange: Amazon["exchangeRefreshToken"] = async (input, signal) => {
    const { application, region, sellerKey, refreshToken } = input;
    const answer = await exchangeRefreshToken(connection, application, refreshToken, signal);
    if (!answer.ok) return answer;
    const { clientId } = application;
    const { accessToken } = answer.value;
    return { ok: true, value: { clientId, region, sellerKey, accessToken } };
  };
  return {
    exchangeRefreshToken: exchange,
    accessOf: exchange,
    exchangeAuthorizationCode: ({ application, ...input }, signal) =>
      exchangeAuthorizationCode(connection, application, input, signal),
    ...(mwsAuthorization !== undefined && {
      exchangeMwsAuthToken: (input, signal) =>
        exchangeMwsAuthToken(connection, mwsAuthorization.developerId, input, signal),
    }),
    checkApplication: (application, signal) => checkApplication(connection, application, signal),
    rotateClientSecret: (application, signal) =>
      rotateClientSecret(connection, application, signal),
    createDestination: (input, signal) => createDestination(connection, input, signal),
    createSubscription: (access, input, signal) =>
      createSubscription(connection, access, input, signal),
    getMarketplaceParticipations: (access, signal) =>
      getMarketplaceParticipations(connection, access, signal),
    findAnyOrder: (access, input, signal) => findAnyOrder(connection, access, input, signal),
    getOrder: (access, input, signal) => getOrder(connection, access, input, signal),
  };
}
