import { getGrantStatus } from "../credentials/grant-status.ts";
import {
  type RestrictedResource,
  readRestrictedDataToken,
} from "../credentials/restricted-data-token.ts";
import { type Issued, readAccessToken } from "../credentials/tokens.ts";
import type { Region } from "../marketplaces.ts";
import { ACCESS_TOKEN_LIFE_MS } from "../policy.ts";
import type { Seller, State } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerDenied, DETAILS } from "./answers.ts";

export interface SellerToken extends Issued {
  /** All that a restricted data token is for; null for an ordinary access token. */
  resources: RestrictedResource[] | null;
}

export function readSellerToken(state: State, token: string): SellerToken | null {
  const ordinary = readAccessToken(state, token);
  return ordinary ? { ...ordinary, resources: null } : readRestrictedDataToken(state, token);
}

/** The refusal that an access token meets; null when it holds. */
export function checkSellerToken(
  world: World,
  seller: Seller,
  token: Issued,
  hostRegion: Region | null,
): Response | null {
  const now = world.clock.nowMs();
  const { grant, region } = seller;
  const isDead =
    token.generation !== grant.generation ||
    getGrantStatus(seller, now) !== "ACTIVE" ||
    (grant.disabledAt !== null && token.issuedAt <= grant.disabledAt);
  if (isDead || (hostRegion !== null && hostRegion !== region))
    return answerDenied(DETAILS.badToken);
  if (now >= token.issuedAt + ACCESS_TOKEN_LIFE_MS) return answerDenied(DETAILS.expiredToken);
  return null;
}

export function checkGrantlessToken(
  world: World,
  scope: string,
  token: { scope: string; issuedAt: number } | null,
): Response | null {
  if (!token) return answerDenied(DETAILS.badToken);
  if (world.clock.nowMs() >= token.issuedAt + ACCESS_TOKEN_LIFE_MS) {
    return answerDenied(DETAILS.expiredToken);
  }
  return token.scope === scope ? null : answerDenied(DETAILS.noRole);
}
