import { getGrantStatus } from "../credentials/grant-status.ts";
import { findMarketplace } from "../marketplaces.ts";
import { AUTHORIZATION_LIFE_MS, CONSENT_TERM_DAYS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import { renderChooser } from "./chooser.ts";
import {
  type ConsentRequest,
  checkConsentRequest,
  readConsentRequest,
  writeConsentRequest,
} from "./consent-request.ts";
import { isOver, openBeginning, sealBeginning, sealTicket } from "./consent-ticket.ts";
import { type Html, html } from "./html.ts";
import { formatTime, renderDay, renderPage } from "./page.ts";
import { linkToSignIn, PATHS } from "./paths.ts";
import { renderOver, renderProblem } from "./problem-page.ts";
import type { SellerVisit, Visit } from "./visit.ts";

/** The roles of an application that asks for reviews. */
const ROLES: [name: string, text: string][] = [
  ["Selling Partner Insights", "See in which marketplaces the account sells."],
  ["Inventory and Order Tracking", "Read orders, without the buyers' names and addresses."],
  ["Buyer Solicitation", "Have Amazon ask buyers for a review and for feedback."],
];

/** The page that an application sends a seller to. */
export function openConsent(visit: Visit): Response {
  const { world, url, seller } = visit;
  const request = readConsentRequest(url.searchParams);
  const check = checkConsentRequest(world.store.state, request);
  if ("problem" in check) return renderProblem(visit, check.problem);
  const now = world.clock.nowMs();
  const begunAt = openBeginning(world, url.searchParams.get("begun")) ?? now;
  if (isOver(world, begunAt)) {
    return renderOver(visit, `${PATHS.consent}?${writeConsentRequest(request)}`);
  }
  // Signing in must not stop the time that the authorization has.
  const here = writeConsentRequest(request);
  here.set("begun", sealBeginning(world, begunAt));
  const next = `${PATHS.consent}?${here}`;
  if (!seller) return renderChooser(visit, { next, isUnknown: false });
  const { redirectUri } = check;
  return renderConsent({ ...visit, seller }, { request, redirectUri, begunAt, next });
}

function renderConsent(
  visit: SellerVisit,
  asked: { request: ConsentRequest; redirectUri: string; begunAt: number; next: string },
): Response {
  const { world, seller } = visit;
  const { request, redirectUri, begunAt, next } = asked;
  const { name, isDraft } = world.store.state.registration;
  const { sellingPartnerId } = seller;
  const ticket = sealTicket(world, { request, sellingPartnerId, begunAt });
  const marketplaces = seller.marketplaceIds.map((id) => findMarketplace(id)?.name ?? id);
  const body = html`
<h1>Authorize ${name}</h1>
<p class="lead">${name} asks to reach a seller account of yours.${isDraft ? html` <span class="status">Draft</span>` : null}</p>
<section class="card"><h2>Seller account</h2>
<dl><dt>Name</dt><dd><strong>${seller.name}</strong></dd>
<dt>Seller ID</dt><dd><code>${sellingPartnerId}</code></dd>
<dt>Region</dt><dd>${seller.region}: ${marketplaces.join(", ")}</dd>
<dt>Authorization now</dt><dd>${describeGrant(seller, world.clock.nowMs())}</dd></dl>
<p>Is this not the account that you mean? <a href="${linkToSignIn(next)}">Switch seller</a></p></section>
<section class="card"><h2>What ${name} may do</h2>
<ul>${ROLES.map(([role, text]) => html`<li><strong>${role}</strong><br>${text}</li>`)}</ul></section>
<section class="card"><h2>Your answer</h2>
<p>Confirming starts a new term of ${formatDays(CONSENT_TERM_DAYS)} and leads back to <strong>${new URL(redirectUri).origin}</strong>.</p>
<p>Answer within ten minutes, by ${formatTime(begunAt + AUTHORIZATION_LIFE_MS)}.</p>
<form method="post" action="${PATHS.consent}"><input type="hidden" name="ticket" value="${ticket}">
<div class="actions"><button type="submit" name="answer" value="confirm">Confirm</button>
<button type="submit" name="answer" value="cancel" class="plain">Cancel</button></div></form></section>`;
  return renderPage(visit, { title: `Authorize ${name}`, body, next, isLeaving: true });
}

function describeGrant(seller: Seller, now: number): Html {
  const { expiresAt } = seller.grant;
  const status = getGrantStatus(seller, now);
  if (status === "DISABLED") return html`Disabled. Confirming enables it again.`;
  return status === "EXPIRED"
    ? html`Expired on ${renderDay(expiresAt)}. Confirming renews it.`
    : html`Active until ${renderDay(expiresAt)}. Confirming renews it.`;
}

function formatDays(days: number): string {
  return days === 1 ? "one day" : `${days} days`;
}
