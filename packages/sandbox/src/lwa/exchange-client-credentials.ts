import { GRANTLESS_SCOPES, issueGrantlessToken } from "../credentials/tokens.ts";
import type { Call } from "../faults.ts";
import { ACCESS_TOKEN_LIFE_SECONDS } from "../policy.ts";
import { drawHex } from "../random.ts";
import type { World } from "../world.ts";
import { answerInvalidScope, answerTokens } from "./answers.ts";

/** A token for grantless operations, of one scope. */
export function exchangeClientCredentials(world: World, _call: Call, scope: string): Response {
  if (!GRANTLESS_SCOPES.includes(scope)) return answerInvalidScope();
  const nonce = drawHex(16, world.random);
  return answerTokens({
    access_token: issueGrantlessToken(world.store.state, scope, world.clock.nowMs(), nonce),
    expires_in: ACCESS_TOKEN_LIFE_SECONDS,
  });
}
