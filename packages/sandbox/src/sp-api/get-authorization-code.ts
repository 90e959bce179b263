import { getGrantStatus } from "../credentials/grant-status.ts";
import { formatMwsAuthToken, issueAuthorizationCode } from "../credentials/tokens.ts";
import { findFault } from "../faults.ts";
import { drawHex } from "../random.ts";
import type { World } from "../world.ts";
import { answerDenied, answerInvalidInput, answerJson, DETAILS } from "./answers.ts";
import type { OperationInput } from "./operation.ts";

const PARAMETERS = ["sellingPartnerId", "developerId", "mwsAuthToken"] as const;

/**
 * The migration path from MWS, which Amazon has retired: an MWS auth token gives an authorization
 * code. Every reason to refuse looks the same, so that a token cannot be probed for its seller.
 */
export function getAuthorizationCode(
  world: World,
  { url, call, hostRegion }: OperationInput,
): Response {
  for (const name of PARAMETERS) {
    if (!url.searchParams.get(name))
      return answerInvalidInput(`Missing required parameter: ${name}`);
  }
  const { state } = world.store;
  const now = world.clock.nowMs();
  const { seller } = call;
  if (
    seller?.credential !== "MWS_AUTH_TOKEN" ||
    url.searchParams.get("sellingPartnerId") !== seller.sellingPartnerId ||
    url.searchParams.get("developerId") !== state.application.developerId ||
    url.searchParams.get("mwsAuthToken") !== formatMwsAuthToken(state, seller) ||
    getGrantStatus(seller, now) !== "ACTIVE" ||
    (hostRegion !== null && hostRegion !== seller.region) ||
    findFault(world, "invalid-grant", call)
  ) {
    return answerDenied(DETAILS.noRole);
  }
  const authorizationCode = issueAuthorizationCode(state, seller, now, drawHex(16, world.random));
  return answerJson({ payload: { authorizationCode } });
}
