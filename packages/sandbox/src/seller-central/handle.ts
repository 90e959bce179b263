import { changeParticipation, disableGrant, startTerm } from "../control/change-grant.ts";
import type { World } from "../world.ts";
import { renderAccountHealth } from "./account-health.ts";
import { answerConsent } from "./answer-consent.ts";
import { renderChooser } from "./chooser.ts";
import { openConsent } from "./consent.ts";
import { html } from "./html.ts";
import { renderIndexPage } from "./index-page.ts";
import { renderManageApps } from "./manage-apps.ts";
import { renderPage } from "./page.ts";
import { linkTo, PATHS } from "./paths.ts";
import { confirmReAuthorization, startReAuthorization } from "./re-authorize.ts";
import { handleSignIn, signOut } from "./sign-in.ts";
import { renderTokenPage } from "./token-page.ts";
import { renderUserPermissions } from "./user-permissions.ts";
import { findSignedIn, redirectTo, type SellerVisit, type Visit, writeCookie } from "./visit.ts";

type Answer<V> = (visit: V, request: Request) => Response | Promise<Response>;

/** What belongs to one seller; the address may name which, and so signs in. */
const SELLER_ROUTES = new Map<string, Answer<SellerVisit>>([
  [`GET ${PATHS.userPermissions}`, renderUserPermissions],
  [`GET ${PATHS.manageApps}`, renderManageApps],
  [`GET ${PATHS.token}`, renderTokenPage],
  [`GET ${PATHS.reAuthorize}`, startReAuthorization],
  [`GET ${PATHS.accountHealth}`, renderAccountHealth],
  [
    `POST ${PATHS.manageApps}/renew`,
    ({ world, seller }) => {
      startTerm(world, seller, {});
      return redirectTo(`${linkTo(PATHS.manageApps, seller)}&done=renew`);
    },
  ],
  [
    `POST ${PATHS.manageApps}/enable`,
    ({ world, seller }) => {
      startTerm(world, seller, {});
      return redirectTo(`${linkTo(PATHS.manageApps, seller)}&done=enable`);
    },
  ],
  [
    `POST ${PATHS.manageApps}/disable`,
    ({ world, seller }) => {
      disableGrant(world, seller);
      return redirectTo(`${linkTo(PATHS.manageApps, seller)}&done=disable`);
    },
  ],
  [
    `POST ${PATHS.accountHealth}/deactivate`,
    ({ world, seller }) => {
      changeParticipation(world, seller, false);
      return redirectTo(linkTo(PATHS.accountHealth, seller));
    },
  ],
  [
    `POST ${PATHS.accountHealth}/activate`,
    ({ world, seller }) => {
      changeParticipation(world, seller, true);
      return redirectTo(linkTo(PATHS.accountHealth, seller));
    },
  ],
]);

const OPEN_ROUTES = new Map<string, Answer<Visit>>([
  [`GET ${PATHS.index}`, renderIndexPage],
  [`GET ${PATHS.signIn}`, handleSignIn],
  [`POST ${PATHS.signOut}`, signOut],
  [`GET ${PATHS.consent}`, openConsent],
  [`POST ${PATHS.consent}`, answerConsent],
]);

/** Seller Central's pages and their forms. */
export async function handlePage(world: World, request: Request, url: URL): Promise<Response> {
  const visit: Visit = { world, url, seller: findSignedIn(world, request) };
  // Pages of this machine's other ports are no other site to a browser; they may not press either.
  const sender = request.headers.get("sec-fetch-site") ?? "none";
  if (request.method !== "GET" && sender !== "none" && sender !== "same-origin") {
    return renderRefused(visit);
  }
  const route = `${request.method} ${url.pathname}`;
  const answer = OPEN_ROUTES.get(route);
  if (answer) return answer(visit, request);
  const answerSeller = SELLER_ROUTES.get(route);
  if (answerSeller) return answerAsSeller(visit, request, answerSeller);
  if (request.method === "GET" && url.pathname.startsWith(PATHS.confirm)) {
    return confirmReAuthorization(visit);
  }
  return renderNotFound(visit);
}

async function answerAsSeller(
  visit: Visit,
  request: Request,
  answer: Answer<SellerVisit>,
): Promise<Response> {
  const { world, url } = visit;
  const named = url.searchParams.get("sellingPartnerId");
  const seller = named === null ? visit.seller : (world.store.state.sellersById.get(named) ?? null);
  if (!seller) {
    const next = request.method === "GET" ? url.pathname : PATHS.manageApps;
    return renderChooser({ ...visit, seller }, { next, isUnknown: named !== null });
  }
  const response = await answer({ ...visit, seller }, request);
  if (seller !== visit.seller) response.headers.append("set-cookie", writeCookie(seller));
  return response;
}

function renderRefused(visit: Visit): Response {
  const body = html`<h1>Refused</h1><p>Another site sent this form. Open the page here and choose again.</p>`;
  return renderPage(visit, { title: "Refused", body, status: 403, next: PATHS.manageApps });
}

function renderNotFound(visit: Visit): Response {
  const body = html`<h1>Page not found</h1><p>There is nothing here. <a href="${PATHS.index}">See what is there.</a></p>`;
  return renderPage(visit, { title: "Page not found", body, status: 404, next: PATHS.index });
}
