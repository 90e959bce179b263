import { type GrantStatus, getGrantStatus } from "../credentials/grant-status.ts";
import { MAX_LISTED_SELLERS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import { linkToSignIn, PATHS } from "./paths.ts";
import type { Visit } from "./visit.ts";

const MAX_SEARCH_CHARS = 100;
const STATUS_NAMES: Record<GrantStatus, string> = {
  ACTIVE: "Active",
  DISABLED: "Disabled",
  EXPIRED: "Expired",
};

interface Listing {
  sellers: Seller[];
  hasMore: boolean;
  summary: string;
}

/** Asks as whom to sign in; `next` is where that leads. */
export function renderChooser(
  visit: Visit,
  { next, isUnknown }: { next: string; isUnknown: boolean },
): Response {
  const { world, url, seller } = visit;
  const search = (url.searchParams.get("search") ?? "").trim().slice(0, MAX_SEARCH_CHARS);
  const page = readPage(url.searchParams.get("page"));
  const listing = listSellers(world, search, page);
  const body = html`
<h1>Sign in as</h1>
<p class="lead">Amazon would ask for a password. Here you choose which seller you are, and stay it until you choose another.</p>
${isUnknown ? html`<p class="notice bad" role="alert">There is no seller of that ID. Choose one below.</p>` : null}
${next.startsWith(PATHS.consent) ? html`<p class="notice">An application asks for a seller's consent. Choose which seller answers it.</p>` : null}
<form class="card" method="get" action="${PATHS.signIn}" role="search">
<input type="hidden" name="next" value="${next}">
<div class="row"><div class="grow"><label for="search">Name or seller ID</label><input id="search" name="search" value="${search}" maxlength="${MAX_SEARCH_CHARS}" autocomplete="off" aria-describedby="search-hint"></div>
<button type="submit">Search</button></div>
<p class="quiet" id="search-hint">The beginning of a word in the name, or of the ID from four characters on.</p></form>
<p class="quiet" role="status">${listing.summary}</p>
${listing.sellers.length === 0 ? null : renderTable(world, listing.sellers, next)}
${renderPager({ next, search, page, hasMore: listing.hasMore })}
${seller && html`<form method="post" action="${PATHS.signOut}"><button type="submit" class="plain">Sign out ${seller.name}</button></form>`}`;
  return renderPage(visit, { title: "Sign in as", body, next, status: isUnknown ? 404 : 200 });
}

function listSellers({ store, sellerSearch }: World, search: string, page: number): Listing {
  const { sellers: all } = store.state;
  const offset = (page - 1) * MAX_LISTED_SELLERS;
  const limit = MAX_LISTED_SELLERS;
  if (search !== "") {
    const { found, hasMore } = sellerSearch.find(search, { offset, limit });
    const summary = found.length === 0 ? "No seller matches." : `Page ${page} of what matches.`;
    return { sellers: found, hasMore, summary };
  }
  const sellers = all.slice(offset, offset + limit);
  const count = all.length.toLocaleString("en-US");
  const summary =
    all.length === 0
      ? "No sellers yet. POST /_sandbox/sellers makes one."
      : `Page ${page} of ${Math.ceil(all.length / limit).toLocaleString("en-US")}: ${count} ${all.length === 1 ? "seller" : "sellers"} in all.`;
  return { sellers, hasMore: offset + limit < all.length, summary };
}

function renderTable(world: World, sellers: Seller[], next: string): Html {
  const now = world.clock.nowMs();
  const rows = sellers.map((seller) => {
    const { sellingPartnerId, name, region, isActive } = seller;
    const status = getGrantStatus(seller, now);
    return html`<tr role="row"><th role="rowheader" scope="row"><a href="${linkToSignIn(next, { sellingPartnerId })}">${name}</a></th>
<td role="cell" data-label="Seller ID"><code>${sellingPartnerId}</code></td>
<td role="cell" data-label="Region">${region}</td>
<td role="cell" data-label="Authorization"><span class="status ${status === "ACTIVE" ? "good" : "bad"}">${STATUS_NAMES[status]}</span>${isActive ? null : html`<small>Account deactivated</small>`}</td></tr>`;
  });
  const columns = ["Seller", "Seller ID", "Region", "Authorization"].map(
    (name) => html`<th role="columnheader" scope="col">${name}</th>`,
  );
  return html`<div class="card flush"><table class="stack" role="table"><thead role="rowgroup"><tr role="row">${columns}</tr></thead><tbody role="rowgroup">${rows}</tbody></table></div>`;
}

function renderPager(at: { next: string; search: string; page: number; hasMore: boolean }) {
  const { next, search, page, hasMore } = at;
  if (page === 1 && !hasMore) return null;
  const link = (target: number) =>
    linkToSignIn(next, { ...(search !== "" && { search }), page: String(target) });
  return html`<nav class="pager" aria-label="Pages">
${page > 1 ? html`<a class="button plain" href="${link(page - 1)}">Previous page</a>` : null}
${hasMore ? html`<a class="button plain" href="${link(page + 1)}">Next page</a>` : null}</nav>`;
}

function readPage(given: string | null): number {
  const page = Number(given ?? 1);
  return Number.isSafeInteger(page) && page > 0 && page < 1e9 ? page : 1;
}
