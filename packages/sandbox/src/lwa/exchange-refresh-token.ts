import { isGrantAlive } from "../credentials/grant-status.ts";
import { issueAccessToken, readRefreshToken } from "../credentials/tokens.ts";
import { type Call, findFault } from "../faults.ts";
import { ACCESS_TOKEN_LIFE_SECONDS } from "../policy.ts";
import { drawHex } from "../random.ts";
import type { World } from "../world.ts";
import { answerInvalidRefreshToken, answerTokens } from "./answers.ts";

/** A new access token at each call; the refresh token stays the same. */
export function exchangeRefreshToken(world: World, call: Call, refreshToken: string): Response {
  const { state } = world.store;
  const now = world.clock.nowMs();
  const read = readRefreshToken(state, refreshToken);
  const { seller } = call;
  if (!read || !seller || !isGrantAlive(seller, read.generation, now)) {
    return answerInvalidRefreshToken();
  }
  if (findFault(world, "invalid-grant", call)) return answerInvalidRefreshToken();
  return answerTokens({
    access_token: issueAccessToken(state, seller, now, drawHex(16, world.random)),
    refresh_token: refreshToken,
    expires_in: ACCESS_TOKEN_LIFE_SECONDS,
  });
}
