import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { html } from "./html.ts";
import { PATHS, renderPage } from "./page.ts";

export function renderUserPermissions(world: World, seller: Seller): Response {
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
  const now = world.clock.now();
  return renderPage({ title: "User Permissions", seller, path: PATHS.userPermissions, now, body });
}
