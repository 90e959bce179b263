import { MAX_LISTED_SELLERS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { html } from "./html.ts";
import { linkTo, renderPage } from "./page.ts";

/** Asks whose Seller Central to open; `path` is where the choice leads. */
export function renderChooser(
  world: World,
  path: string,
  search: string,
  isUnknown: boolean,
): Response {
  const found = findSellers(world.store.state.sellers, search);
  const rows = found.slice(0, MAX_LISTED_SELLERS).map(
    (seller) => html`<tr>
<th scope="row"><a href="${linkTo(path, seller)}">${seller.name}</a></th>
<td><code>${seller.sellingPartnerId}</code></td><td>${seller.region}</td></tr>`,
  );
  const body = html`
<h1>Whose Seller Central?</h1>
<p class="lead">Amazon would know from the sign-in. Here you choose the seller.</p>
${isUnknown ? html`<p class="notice bad" role="alert">There is no seller of that id. Choose one below.</p>` : null}
<form class="card" method="get" action="${path}" role="search">
<div class="row"><div class="grow"><label for="search">Name or seller ID</label><input id="search" name="search" value="${search}"></div>
<button type="submit">Search</button></div></form>
${
  rows.length === 0
    ? html`<p>${search === "" ? "No sellers yet. POST /_sandbox/sellers makes one." : "No seller matches."}</p>`
    : html`<div class="card flush"><table><thead><tr><th scope="col">Seller</th><th scope="col">Seller ID</th><th scope="col">Region</th></tr></thead><tbody>${rows}</tbody></table></div>`
}
${found.length > MAX_LISTED_SELLERS ? html`<p class="quiet">The first ${MAX_LISTED_SELLERS} are shown; search for others.</p>` : null}`;
  return renderPage({
    title: "Choose a seller",
    seller: null,
    path,
    now: world.clock.now(),
    body,
    status: isUnknown ? 404 : 200,
  });
}

function findSellers(sellers: Seller[], search: string): Seller[] {
  const wanted = search.trim().toLowerCase();
  const found: Seller[] = [];
  for (const seller of sellers) {
    if (`${seller.name} ${seller.sellingPartnerId}`.toLowerCase().includes(wanted))
      found.push(seller);
    if (found.length > MAX_LISTED_SELLERS) break;
  }
  return found;
}
