import { type GrantStatus, getGrantStatus } from "../credentials/grant-status.ts";
import { DAY_MS } from "../duration.ts";
import { EXPIRING_SOON_DAYS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { type Html, html } from "./html.ts";
import { formatDay, linkTo, PATHS, renderDay, renderPage } from "./page.ts";

/** Said after the form that did it, for as long as it is true. */
const DONE: Record<string, { status: GrantStatus; text: string }> = {
  renew: { status: "ACTIVE", text: "The authorization of Evergrant was renewed." },
  enable: { status: "ACTIVE", text: "Evergrant was enabled. Choose View to see its token." },
  disable: {
    status: "DISABLED",
    text: "Evergrant was disabled. It can no longer reach your account.",
  },
};

const COLUMNS = ["App", "Status", "Authorization date", "MWS Auth Token", "Actions"];

const BUTTONS: Record<GrantStatus, { action: string; label: string; look: string }[]> = {
  ACTIVE: [
    { action: "renew", label: "Renew", look: "" },
    { action: "disable", label: "Disable", look: "danger" },
  ],
  EXPIRED: [{ action: "renew", label: "Renew", look: "" }],
  DISABLED: [{ action: "enable", label: "Enable", look: "" }],
};

export function renderManageApps(world: World, seller: Seller, done: string | null): Response {
  const now = world.clock.now();
  const { grant } = seller;
  const status = getGrantStatus(seller, now.getTime());
  const isActive = status === "ACTIVE";
  const isPast = now.getTime() >= grant.expiresAt;
  const told = DONE[done ?? ""];
  const forms = BUTTONS[status].map(
    ({
      action,
      label,
      look,
    }) => html`<form method="post" action="${linkTo(`${PATHS.manageApps}/${action}`, seller)}">
<button type="submit" class="${look}">${label}</button></form>`,
  );
  const body = html`
<h1>Manage Your Apps</h1>
<p class="lead">Applications that you authorized to use your account's data.</p>
${told?.status === status ? html`<p class="notice" role="status">${told.text}</p>` : null}
${renderExpiryNotice(seller, status, now.getTime())}
<div class="card flush"><table class="stack" role="table">
<thead role="rowgroup"><tr role="row">${COLUMNS.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup"><tr role="row">
<th role="rowheader" scope="row">Evergrant<small class="quiet">Developer ID ${world.store.state.application.developerId}</small></th>
<td role="cell" data-label="Status"><span class="status ${isActive ? "good" : "bad"}">${isActive ? "Active" : "Disabled"}</span>${status === "EXPIRED" ? html`<small>Authorization expired</small>` : null}</td>
<td role="cell" data-label="Authorization date">${renderDay(grant.authorizedAt)}<small class="quiet">${isPast ? "Expired" : "Expires"} ${renderDay(grant.expiresAt)}</small></td>
<td role="cell" data-label="MWS Auth Token">${isActive ? html`<a href="${linkTo(PATHS.token, seller)}">View</a>` : html`<span class="quiet">Not shown while disabled</span>`}</td>
<td role="cell" data-label="Actions"><div class="actions">${forms}</div></td>
</tr></tbody></table></div>`;
  return renderPage({ title: "Manage Your Apps", seller, path: PATHS.manageApps, now, body });
}

function renderExpiryNotice(seller: Seller, status: GrantStatus, now: number): Html | null {
  const { expiresAt } = seller.grant;
  const days = Math.ceil((expiresAt - now) / DAY_MS);
  if (status === "EXPIRED") {
    return html`<p class="notice bad">The authorization of Evergrant expired on ${formatDay(expiresAt)}. Choose Renew to let it in again.</p>`;
  }
  if (status === "DISABLED" || days > EXPIRING_SOON_DAYS) return null;
  const when = days === 1 ? "within a day" : `in ${days} days`;
  return html`<p class="notice warn">The authorization of Evergrant expires soon: ${when}, on ${formatDay(expiresAt)}. Choose Renew to extend it.</p>`;
}
