import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import { PATHS } from "./paths.ts";
import type { SellerVisit } from "./visit.ts";

export function renderUserPermissions(visit: SellerVisit): Response {
  const { seller } = visit;
  const body = html`
<h1>User Permissions</h1>
<p class="lead">Who may act on this seller account.</p>
<section class="card"><h2>Current users</h2>
<dl><dt>Account owner</dt><dd>${seller.name}</dd></dl></section>
<section class="card"><h2>Third-party developer and apps</h2>
<p>See which applications you let into your account, until when, and renew, enable or disable their access.</p>
<form method="get" action="${PATHS.manageApps}">
<input type="hidden" name="sellingPartnerId" value="${seller.sellingPartnerId}">
<button type="submit">Visit Manage Your Apps</button></form></section>`;
  return renderPage(visit, { title: "User Permissions", body });
}
