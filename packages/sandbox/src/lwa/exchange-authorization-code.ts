import { isGrantAlive } from "../credentials/grant-status.ts";
import {
  formatRefreshToken,
  issueAccessToken,
  readAuthorizationCode,
} from "../credentials/tokens.ts";
import { type Call, findFault } from "../faults.ts";
import { ACCESS_TOKEN_LIFE_SECONDS, AUTHORIZATION_CODE_LIFE_MS } from "../policy.ts";
import { drawHex } from "../random.ts";
import type { World } from "../world.ts";
import { answerInvalidCode, answerInvalidRedirectUri, answerTokens } from "./answers.ts";

/**
 * A code works once, within five minutes, while its grant lives. A redirect URI that is sent must be
 * the one that the consent request named; clients may leave it out, as they do at Amazon.
 */
export function exchangeAuthorizationCode(
  world: World,
  call: Call,
  code: string,
  parameters: Map<string, string>,
): Response {
  const { state } = world.store;
  const now = world.clock.nowMs();
  const read = readAuthorizationCode(state, code);
  const { seller } = call;
  if (!read || !seller || !isGrantAlive(seller, read.generation, now)) return answerInvalidCode();
  const endsAt = read.issuedAt + AUTHORIZATION_CODE_LIFE_MS;
  if (now >= endsAt || state.usedCodes.has(code)) return answerInvalidCode();
  const redirectUri = parameters.get("redirect_uri");
  if (redirectUri && read.redirectUri !== null && redirectUri !== read.redirectUri) {
    return answerInvalidRedirectUri();
  }
  if (findFault(world, "invalid-grant", call)) return answerInvalidCode();
  world.store.record({ type: "codeUsed", at: now, code, endsAt });
  return answerTokens({
    access_token: issueAccessToken(state, seller, now, drawHex(16, world.random)),
    refresh_token: formatRefreshToken(state, seller),
    expires_in: ACCESS_TOKEN_LIFE_SECONDS,
  });
}
