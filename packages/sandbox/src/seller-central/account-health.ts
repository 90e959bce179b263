import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import { linkTo, PATHS } from "./paths.ts";
import type { SellerVisit } from "./visit.ts";

export function renderAccountHealth(visit: SellerVisit): Response {
  const { seller } = visit;
  const { isActive } = seller;
  const action = isActive ? "deactivate" : "activate";
  const body = html`
<h1>Account Health</h1>
<p class="lead">Whether Amazon lets this account sell.</p>
${isActive ? null : html`<p class="notice bad" role="alert">This account is deactivated: it takes part in no marketplace. Applications keep their authorization.</p>`}
<section class="card"><dl><dt>Account status</dt><dd><span class="status ${isActive ? "good" : "bad"}">${isActive ? "Normal" : "Deactivated"}</span></dd>
<dt>Marketplaces</dt><dd>${seller.marketplaceIds.length}</dd></dl></section>
<section class="card"><h2>Play Amazon</h2>
<p>${isActive ? "Deactivate the account, as Amazon does for a policy violation." : "Activate the account again, as Amazon does after an appeal."}</p>
<form method="post" action="${linkTo(`${PATHS.accountHealth}/${action}`, seller)}">
<button type="submit" class="${isActive ? "danger" : ""}">${isActive ? "Deactivate account" : "Activate account"}</button></form></section>`;
  return renderPage(visit, { title: "Account Health", body });
}
