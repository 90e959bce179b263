import { type GrantStatus, getGrantStatus } from "../credentials/grant-status.ts";
import { DAY_MS } from "../duration.ts";
import { EXPIRING_SOON_DAYS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import { type Html, html } from "./html.ts";
import { formatDay, renderDay, renderPage } from "./page.ts";
import { linkTo, PATHS } from "./paths.ts";
import type { SellerVisit } from "./visit.ts";

/** Said after what did it; where a status is named, for as long as that is true. */
const DONE: Record<string, { status?: GrantStatus; write: (name: string) => string }> = {
  renew: { status: "ACTIVE", write: (name) => `The authorization of ${name} was renewed.` },
  enable: {
    status: "ACTIVE",
    write: (name) => `${name} was enabled. Choose View to see its token.`,
  },
  disable: {
    status: "DISABLED",
    write: (name) => `${name} was disabled. It can no longer reach your account.`,
  },
  cancel: { write: (name) => `Nothing was changed, and nothing was sent to ${name}.` },
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

export function renderManageApps(visit: SellerVisit): Response {
  const { world, url, seller } = visit;
  const now = world.clock.nowMs();
  const { grant } = seller;
  const { application, registration } = world.store.state;
  const { name, isDraft } = registration;
  const status = getGrantStatus(seller, now);
  const isActive = status === "ACTIVE";
  const told = DONE[url.searchParams.get("done") ?? ""];
  const isTold = told && (told.status ?? status) === status;
  const body = html`
<h1>Manage Your Apps</h1>
<p class="lead">Applications that you authorized to use your account's data.</p>
${isTold ? html`<p class="notice" role="status">${told.write(name)}</p>` : null}
${renderExpiryNotice(seller, { name, status, now })}
<div class="card flush"><table class="stack" role="table">
<thead role="rowgroup"><tr role="row">${COLUMNS.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup"><tr role="row">
<th role="rowheader" scope="row">${name}${isDraft ? html` <span class="status">Draft</span>` : null}<small class="quiet">Developer ID ${application.developerId}</small></th>
<td role="cell" data-label="Status"><span class="status ${isActive ? "good" : "bad"}">${isActive ? "Active" : "Disabled"}</span>${status === "EXPIRED" ? html`<small>Authorization expired</small>` : null}</td>
<td role="cell" data-label="Authorization date">${renderDay(grant.authorizedAt)}<small class="quiet">${now >= grant.expiresAt ? "Expired" : "Expires"} ${renderDay(grant.expiresAt)}</small></td>
<td role="cell" data-label="MWS Auth Token">${isActive ? html`<a href="${linkTo(PATHS.token, seller)}">View</a>` : html`<span class="quiet">Not shown while disabled</span>`}</td>
<td role="cell" data-label="Actions"><div class="actions">${renderActions(seller, status, registration.loginUri !== null)}</div></td>
</tr></tbody></table></div>`;
  return renderPage(visit, { title: "Manage Your Apps", body });
}

function renderActions(seller: Seller, status: GrantStatus, canReAuthorize: boolean): Html {
  const forms = BUTTONS[status].map(
    ({
      action,
      label,
      look,
    }) => html`<form method="post" action="${linkTo(`${PATHS.manageApps}/${action}`, seller)}">
<button type="submit" class="${look}">${label}</button></form>`,
  );
  const link = html`<a class="button plain" href="${linkTo(PATHS.reAuthorize, seller)}">Re-authorize</a>`;
  return html`${forms}${canReAuthorize ? link : null}`;
}

function renderExpiryNotice(
  seller: Seller,
  { name, status, now }: { name: string; status: GrantStatus; now: number },
): Html | null {
  const { expiresAt } = seller.grant;
  const days = Math.ceil((expiresAt - now) / DAY_MS);
  if (status === "EXPIRED") {
    return html`<p class="notice bad">The authorization of ${name} expired on ${formatDay(expiresAt)}. Choose Renew to let it in again.</p>`;
  }
  if (status === "DISABLED" || days > EXPIRING_SOON_DAYS) return null;
  const when = days === 1 ? "within a day" : `in ${days} days`;
  return html`<p class="notice warn">The authorization of ${name} expires soon: ${when}, on ${formatDay(expiresAt)}. Choose Renew to extend it.</p>`;
}
