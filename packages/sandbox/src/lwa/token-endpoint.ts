import { isClient } from "../credentials/check-client.ts";
import { readAuthorizationCode, readRefreshToken } from "../credentials/tokens.ts";
import { answerCall, type Call, findFault } from "../faults.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import {
  answerInvalidClient,
  answerLwaDown,
  answerMissingParameter,
  answerUnauthorizedClient,
  answerUnsupportedGrantType,
} from "./answers.ts";
import { exchangeAuthorizationCode } from "./exchange-authorization-code.ts";
import { exchangeClientCredentials } from "./exchange-client-credentials.ts";
import { exchangeRefreshToken } from "./exchange-refresh-token.ts";
import { readParameters } from "./read-parameters.ts";

const EXCHANGES = new Map([
  ["refresh_token", { parameter: "refresh_token", exchange: exchangeRefreshToken }],
  ["authorization_code", { parameter: "code", exchange: exchangeAuthorizationCode }],
  ["client_credentials", { parameter: "scope", exchange: exchangeClientCredentials }],
]);

/** Login with Amazon: POST /auth/o2/token. */
export async function handleTokenRequest(world: World, request: Request): Promise<Response> {
  const parameters = await readParameters(request);
  const grantType = parameters.get("grant_type") ?? "";
  const seller = findSubject(world, parameters);
  const call: Call = {
    operation: EXCHANGES.has(grantType) ? `lwa:${grantType}` : "lwa:unknown",
    region: seller?.region ?? null,
    seller,
    signal: request.signal,
  };
  return answerCall(world, call, () => exchange(world, call, parameters));
}

function exchange(world: World, call: Call, parameters: Map<string, string>): Response {
  if (findFault(world, "lwa-down", call)) return answerLwaDown();
  const grantType = parameters.get("grant_type");
  if (!grantType) return answerMissingParameter("grant_type");
  const chosen = EXCHANGES.get(grantType);
  if (!chosen) return answerUnsupportedGrantType();
  for (const name of ["client_id", "client_secret"]) {
    if (!parameters.get(name)) return answerMissingParameter(name);
  }
  const { state } = world.store;
  const [id, secret] = [parameters.get("client_id"), parameters.get("client_secret")];
  if (
    !isClient(state, id, secret, world.clock.nowMs()) ||
    findFault(world, "secret-expired", call)
  ) {
    return answerInvalidClient();
  }
  const subject = parameters.get(chosen.parameter);
  if (!subject) return answerMissingParameter(chosen.parameter);
  if (findFault(world, "unauthorized-client", call)) return answerUnauthorizedClient();
  return chosen.exchange(world, call, subject, parameters);
}

/** Whose token or code this is, whether it still works or not. */
function findSubject(world: World, parameters: Map<string, string>): Seller | null {
  const { state } = world.store;
  const read =
    readRefreshToken(state, parameters.get("refresh_token") ?? "") ??
    readAuthorizationCode(state, parameters.get("code") ?? "");
  return (read && state.sellersById.get(read.sellingPartnerId)) ?? null;
}
