import { startTerm } from "../control/change-grant.ts";
import { formatMwsAuthToken, issueAuthorizationCode } from "../credentials/tokens.ts";
import { CONSENT_TERM_DAYS } from "../policy.ts";
import { drawHex } from "../random.ts";
import { readBody } from "../read-body.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { checkConsentRequest, writeConsentRequest } from "./consent-request.ts";
import { type ConsentTicket, isOver, openTicket } from "./consent-ticket.ts";
import { linkTo, PATHS } from "./paths.ts";
import { renderOver, renderProblem } from "./problem-page.ts";
import { redirectTo, type Visit } from "./visit.ts";

/** What Confirm and Cancel do, for the seller and the request that the page showed. */
export async function answerConsent(visit: Visit, request: Request): Promise<Response> {
  const { world } = visit;
  const form = new URLSearchParams((await readBody(request)) ?? "");
  const ticket = openTicket(world, form.get("ticket") ?? "");
  const seller = world.store.state.sellersById.get(ticket?.sellingPartnerId ?? "");
  if (!ticket || !seller) return renderOver(visit, PATHS.manageApps);
  // An assumption: what Amazon sends on Cancel is not documented. Here the application hears nothing.
  if (form.get("answer") !== "confirm") {
    return redirectTo(`${linkTo(PATHS.manageApps, seller)}&done=cancel`);
  }
  const check = checkConsentRequest(world.store.state, ticket.request);
  if ("problem" in check) return renderProblem(visit, check.problem);
  if (isOver(world, ticket.begunAt)) {
    return renderOver(visit, `${PATHS.consent}?${writeConsentRequest(ticket.request)}`);
  }
  return redirectTo(grantConsent(world, seller, ticket, check.redirectUri));
}

/** Starts a new term; answers where the application learns of it. */
function grantConsent(
  world: World,
  seller: Seller,
  { request }: ConsentTicket,
  redirectUri: string,
): string {
  const { state } = world.store;
  startTerm(world, seller, { termDays: CONSENT_TERM_DAYS });
  const now = world.clock.nowMs();
  const nonce = drawHex(16, world.random);
  const code = issueAuthorizationCode(state, seller, now, nonce, request.redirectUri);
  const target = new URL(redirectUri);
  if (request.state !== null) target.searchParams.set("state", request.state);
  target.searchParams.set("selling_partner_id", seller.sellingPartnerId);
  target.searchParams.set("spapi_oauth_code", code);
  if (seller.credential === "MWS_AUTH_TOKEN") {
    target.searchParams.set("mws_auth_token", formatMwsAuthToken(state, seller));
  }
  return target.href;
}
