import { readConsentRequest, writeConsentRequest } from "./consent-request.ts";
import { issueAmazonState, sealBeginning, takeAmazonState } from "./consent-ticket.ts";
import { PATHS } from "./paths.ts";
import { renderOver, renderProblem } from "./problem-page.ts";
import { redirectTo, type SellerVisit, type Visit } from "./visit.ts";

/**
 * Sends the seller to the application's login page. A link, not a form: where the application goes on
 * to is not for a page of ours to restrict.
 */
export function startReAuthorization(visit: SellerVisit): Response {
  const { world, seller } = visit;
  const { application, registration } = world.store.state;
  if (registration.loginUri === null) return renderProblem(visit, "MD9100");
  const login = new URL(registration.loginUri);
  const callback = `${world.publicUrl}${PATHS.confirm}${application.applicationId}`;
  login.searchParams.set("amazon_callback_uri", callback);
  login.searchParams.set("amazon_state", issueAmazonState(world));
  login.searchParams.set("selling_partner_id", seller.sellingPartnerId);
  if (registration.isDraft) login.searchParams.set("version", "beta");
  return redirectTo(login.href);
}

/**
 * Where the application sends the seller back to. Consent is then asked of whoever is signed in, who
 * need not be the seller that began: the application has to look whom the answer names.
 */
export function confirmReAuthorization(visit: Visit): Response {
  const { world, url } = visit;
  const { applicationId } = world.store.state.application;
  if (url.pathname !== PATHS.confirm + applicationId) return renderProblem(visit, "MD1000");
  const begunAt = takeAmazonState(world, url.searchParams.get("amazon_state") ?? "");
  if (begunAt === null) return renderOver(visit, PATHS.manageApps);
  const request = { ...readConsentRequest(url.searchParams), applicationId };
  const consent = writeConsentRequest(request);
  consent.set("begun", sealBeginning(world, begunAt));
  return redirectTo(`${PATHS.consent}?${consent}`);
}
