import type { Amazon } from "@evergrant/core";
import type { Connection } from "./connection.ts";
import { exchangeRefreshToken } from "./lwa.ts";
import { exchangeMwsAuthToken } from "./mws-authorization.ts";
import { findAnyOrder, getOrder } from "./orders.ts";
import { getMarketplaceParticipations } from "./sellers.ts";

export interface AmazonOptions extends Connection {
  /**
   * Present where Amazon's retired Authorization API answers (the sandbox); without it there is no
   * `exchangeMwsAuthToken`.
   */
  mwsAuthorization?: { developerId: string };
}

/**
 * Connects core to Login with Amazon and the Selling Partner API. `lwaUrl` is an origin such as
 * `https://api.amazon.com`. Keeps nothing between calls, retries nothing, and never throws for what
 * Amazon answers or fails to answer.
 */
export function createAmazon({ mwsAuthorization, ...connection }: AmazonOptions): Amazon {
  return {
    async exchangeRefreshToken({ application, region, sellerKey, refreshToken }, signal) {
      const answer = await exchangeRefreshToken(connection, application, refreshToken, signal);
      const { clientId } = application;
      return answer.ok
        ? { ok: true, value: { clientId, region, sellerKey, accessToken: answer.value } }
        : answer;
    },
    ...(mwsAuthorization !== undefined && {
      exchangeMwsAuthToken: (input, signal) =>
        exchangeMwsAuthToken(connection, mwsAuthorization.developerId, input, signal),
    }),
    getMarketplaceParticipations: (access, signal) =>
      getMarketplaceParticipations(connection, access, signal),
    findAnyOrder: (access, input, signal) => findAnyOrder(connection, access, input, signal),
    getOrder: (access, input, signal) => getOrder(connection, access, input, signal),
  };
}
