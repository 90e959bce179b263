import type { AccessTokens, AmazonAnswer, Clock, RateBuckets, Secret } from "@evergrant/core";
import { createKeptTokens } from "./access/kept-tokens.ts";
import type { AmazonConnector } from "./amazon-connector.ts";
import { createNotification } from "./app-integrations.ts";
import { checkApplication, rotateClientSecret } from "./applications.ts";
import type { CallWatch, Connection } from "./connection.ts";
import {
  createDestination,
  deleteDestination,
  getDestination,
  getDestinations,
} from "./destinations.ts";
import { exchangeAuthorizationCode } from "./lwa.ts";
import { createLwaPauses } from "./lwa-pauses.ts";
import { exchangeMwsAuthToken, getAuthorizationCode } from "./mws-authorization.ts";
import { findAnyOrder, getOrder, searchOrders } from "./orders.ts";
import { accessAfresh, accessKept } from "./seller-access.ts";
import { getAccount, getMarketplaceParticipations } from "./sellers.ts";
import type { Fetch } from "./send.ts";
import {
  createProductReviewAndSellerFeedbackSolicitation,
  getSolicitationActionsForOrder,
} from "./solicitations.ts";
import {
  createSubscription,
  deleteSubscriptionById,
  getSubscription,
  getSubscriptionById,
} from "./subscriptions.ts";

export interface AmazonOptions {
  fetch: Fetch;
  lwaUrl: string;
  spApiUrls: { NA: string; EU: string; FE: string };
  userAgent: string;
  /** Domain time. */
  clock: Clock;
  /** From 0 to below 1. */
  random: () => number;
  rateBuckets: RateBuckets;
  accessTokens: AccessTokens;
  /** A keyed hash, the same in the whole installation. */
  fingerprint: (secret: Secret) => Uint8Array;
  /** Hears of each request that is sent. Calls for which rates leave no room send none. */
  watchCall?: CallWatch;
  /**
   * Present where Amazon's retired Authorization API answers (the sandbox); without it there is no
   * `exchangeMwsAuthToken`.
   */
  mwsAuthorization?: { developerId: string };
}

/**
 * Connects core to Login with Amazon and the Selling Partner API. `lwaUrl` is an origin such as
 * `https://api.amazon.com`. Retries nothing, waits for no rate, and never throws for what Amazon answers
 * or fails to answer.
 */
export function createAmazon(options: AmazonOptions): AmazonConnector {
  const { mwsAuthorization, random, accessTokens, ...given } = options;
  const { clock } = given;
  const connection: Connection = {
    ...given,
    keptTokens: createKeptTokens({ store: accessTokens, clock }),
    lwaPauses: createLwaPauses({ clock, random }),
  };
  /** Gives an operation its connection. */
  const bind =
    <Arguments extends unknown[], T>(
      operate: (connection: Connection, ...given: Arguments) => Promise<AmazonAnswer<T>>,
    ) =>
    (...input: Arguments) =>
      operate(connection, ...input);
  return {
    exchangeRefreshToken: bind(accessAfresh),
    accessOf: bind(accessKept),
    exchangeAuthorizationCode: ({ application, ...input }, signal) =>
      exchangeAuthorizationCode(connection, application, input, signal),
    ...(mwsAuthorization !== undefined && {
      getAuthorizationCode: (input, signal) =>
        getAuthorizationCode(connection, mwsAuthorization.developerId, input, signal),
      exchangeMwsAuthToken: (input, signal) =>
        exchangeMwsAuthToken(connection, mwsAuthorization.developerId, input, signal),
    }),
    checkApplication: bind(checkApplication),
    rotateClientSecret: bind(rotateClientSecret),
    getMarketplaceParticipations: bind(getMarketplaceParticipations),
    getAccount: bind(getAccount),
    findAnyOrder: bind(findAnyOrder),
    searchOrders: bind(searchOrders),
    getOrder: bind(getOrder),
    getSolicitationActionsForOrder: bind(getSolicitationActionsForOrder),
    createProductReviewAndSellerFeedbackSolicitation: bind(
      createProductReviewAndSellerFeedbackSolicitation,
    ),
    createDestination: bind(createDestination),
    getDestinations: bind(getDestinations),
    getDestination: bind(getDestination),
    deleteDestination: bind(deleteDestination),
    createSubscription: bind(createSubscription),
    getSubscription: bind(getSubscription),
    getSubscriptionById: bind(getSubscriptionById),
    deleteSubscriptionById: bind(deleteSubscriptionById),
    createNotification: bind(createNotification),
  };
}
