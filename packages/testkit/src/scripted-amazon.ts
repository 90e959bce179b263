import {
  type Amazon,
  type AmazonAnswer,
  type AmazonFailure,
  type AmazonFailureClass,
  Secret,
} from "@evergrant/core";

/** What an exchange of one string is to answer. */
export type ScriptedExchange =
  | "ok"
  | "invalid_grant"
  | "unauthorized_client"
  | "misconfigured"
  | "throttled"
  | "unavailable"
  | "hangs";

/** What SP-API is to answer to the access token of one string. */
export type ScriptedReading =
  | "ok"
  | "suspect"
  | "lacksRole"
  | "refused"
  | "throttled"
  | "unavailable"
  | "hangs";

/** All that Amazon knows of one string. */
export interface GrantScript {
  exchange: ScriptedExchange;
  participations: ScriptedReading;
  marketplaceIds: string[];
  orders: ScriptedReading;
  /** The seller's own orders. Another seller's are not found. */
  orderIds: string[];
}

export interface ScriptedCall {
  operation:
    | "refreshToken"
    | "authorizationCode"
    | "mwsAuthToken"
    | "participations"
    | "findAnyOrder"
    | "getOrder"
    | "checkApplication"
    | "rotateClientSecret"
    | "createDestination"
    | "createSubscription";
  /** The string in whose name the call was made; of the application's own calls, its client id. */
  token: string;
}

export interface ScriptedAmazon extends Amazon {
  /** By refresh token; whatever is not here is `invalid_grant`. */
  grants: Map<string, GrantScript>;
  /** By MWS auth token: the refresh token it is exchanged for; whatever is not here is refused. */
  mwsAuthTokens: Map<string, string>;
  /** By authorization code: the refresh token it is exchanged for; whatever is not here is used or too old. */
  codes: Map<string, string>;
  /** What Amazon answers to the application's own calls. */
  application: Exclude<ScriptedExchange, "invalid_grant" | "hangs">;
  /** Every call, in the order in which they came. */
  calls: ScriptedCall[];
  /** Called, and awaited, before every answer. */
  onCall: (call: ScriptedCall) => void | Promise<void>;
}

const GRANT: GrantScript = {
  exchange: "ok",
  participations: "ok",
  marketplaceIds: ["ATVPDKIKX0DER"],
  orders: "ok",
  orderIds: [],
};

/** A grant that works, in the United States, for a seller without orders; but for what is said otherwise. */
export function makeGrant(grant: Partial<GrantScript> = {}): GrantScript {
  return { ...GRANT, ...grant };
}

/** An Amazon that answers each string as its script says at that moment. */
export function createScriptedAmazon({ hasMws = false } = {}): ScriptedAmazon {
  const amazon: ScriptedAmazon = {
    grants: new Map(),
    mwsAuthTokens: new Map(),
    codes: new Map(),
    application: "ok",
    calls: [],
    onCall: () => {},
    async exchangeRefreshToken({ application, region, sellerKey, refreshToken }, signal) {
      const token = refreshToken.reveal();
      await begin({ operation: "refreshToken", token });
      const answer = amazon.grants.get(token)?.exchange ?? "invalid_grant";
      if (answer === "ok")
        return succeed({
          clientId: application.clientId,
          region,
          sellerKey,
          accessToken: new Secret(token),
        });
      if (answer === "invalid_grant" || answer === "unauthorized_client")
        return fail("revoked", "refreshToken", { status: 400, code: answer });
      if (answer === "misconfigured")
        return fail(answer, "refreshToken", { status: 401, code: "invalid_client" });
      return failOrHang(answer, "refreshToken", signal);
    },
    async exchangeAuthorizationCode({ code }) {
      const token = code.reveal();
      await begin({ operation: "authorizationCode", token });
      const refreshToken = amazon.codes.get(token);
      // A code works once.
      amazon.codes.delete(token);
      return refreshToken === undefined
        ? fail("unavailable", "authorizationCode", { status: 400, code: "invalid_grant" })
        : succeed({ refreshToken: new Secret(refreshToken) });
    },
    accessOf: (input, signal) => amazon.exchangeRefreshToken(input, signal),
    checkApplication: ({ clientId }) => callOwn("checkApplication", clientId, { ok: true }),
    rotateClientSecret: ({ clientId }) => callOwn("rotateClientSecret", clientId, { ok: true }),
    createDestination: ({ application, region }) =>
      callOwn("createDestination", application.clientId, {
        destinationId: `destination-${region}`,
      }),
    async createSubscription({ accessToken }, { type }, signal) {
      const grant = await read("createSubscription", accessToken);
      if (grant.participations !== "ok")
        return failOrHang(grant.participations, "createSubscription", signal);
      return succeed({ subscriptionId: `subscription-${type}-${accessToken.reveal()}` });
    },
    async getMarketplaceParticipations({ accessToken }, signal) {
      const grant = await read("participations", accessToken);
      if (grant.participations !== "ok")
        return failOrHang(grant.participations, "getMarketplaceParticipations", signal);
      return succeed(
        grant.marketplaceIds.map((marketplaceId) => ({ marketplaceId, isParticipating: true })),
      );
    },
    async findAnyOrder({ accessToken }, _input, signal) {
      const grant = await read("findAnyOrder", accessToken);
      if (grant.orders !== "ok") return failOrHang(grant.orders, "searchOrders", signal);
      return succeed({ orderId: grant.orderIds[0] ?? null });
    },
    async getOrder({ accessToken }, { orderId }, signal) {
      const grant = await read("getOrder", accessToken);
      if (grant.orders !== "ok") return failOrHang(grant.orders, "getOrder", signal);
      if (!grant.orderIds.includes(orderId))
        return fail("refused", "getOrder", { status: 404, code: "NotFound" });
      return succeed({ orderId });
    },
  };
  if (hasMws)
    amazon.exchangeMwsAuthToken = async ({ mwsAuthToken }) => {
      const token = mwsAuthToken.reveal();
      await begin({ operation: "mwsAuthToken", token });
      const refreshToken = amazon.mwsAuthTokens.get(token);
      return refreshToken === undefined
        ? fail("refused", "getAuthorizationCode", { status: 403, code: "Unauthorized" })
        : succeed({ refreshToken: new Secret(refreshToken) });
    };
  return amazon;

  async function begin(call: ScriptedCall): Promise<void> {
    amazon.calls.push(call);
    await amazon.onCall(call);
  }

  async function callOwn<T>(
    operation: ScriptedCall["operation"],
    token: string,
    value: T,
  ): Promise<AmazonAnswer<T>> {
    await begin({ operation, token });
    // A secret that is refused to one is refused to all.
    const isRefused = [...amazon.grants.values()].some(
      ({ exchange }) => exchange === "misconfigured",
    );
    const said = isRefused ? "misconfigured" : amazon.application;
    if (said === "ok") return succeed(value);
    const is = said === "unauthorized_client" ? "refused" : said;
    return fail(is, operation, { status: is === "misconfigured" ? 401 : STATUS[is] });
  }

  async function read(operation: ScriptedCall["operation"], accessToken: Secret) {
    const token = accessToken.reveal();
    await begin({ operation, token });
    return amazon.grants.get(token) ?? makeGrant({ participations: "suspect", orders: "suspect" });
  }
}

function succeed<T>(value: T): AmazonAnswer<T> {
  return { ok: true, value };
}

function fail(
  failureClass: AmazonFailureClass,
  operation: string,
  rest: Partial<AmazonFailure> = {},
): { ok: false; failure: AmazonFailure } {
  return { ok: false, failure: { class: failureClass, operation, ...rest } };
}

const STATUS = { suspect: 403, lacksRole: 403, refused: 400, throttled: 429, unavailable: 503 };

async function failOrHang(
  answer: keyof typeof STATUS | "hangs",
  operation: string,
  signal: AbortSignal,
): Promise<{ ok: false; failure: AmazonFailure }> {
  if (answer !== "hangs") return fail(answer, operation, { status: STATUS[answer] });
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  return fail("unavailable", operation, { details: "timed out" });
}
