import { getGrantStatus } from "../credentials/grant-status.ts";
import { formatGrantToken } from "../credentials/tokens.ts";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import { linkTo, PATHS } from "./paths.ts";
import { redirectTo, type SellerVisit } from "./visit.ts";

const COPY_SCRIPT = `
const field = document.getElementById("token");
field.addEventListener("focus", () => field.select());
document.getElementById("copy").addEventListener("click", async () => {
  field.select();
  let isCopied = document.execCommand("copy");
  if (!isCopied && navigator.clipboard) {
    isCopied = await navigator.clipboard.writeText(field.value).then(() => true, () => false);
  }
  document.getElementById("copied").textContent = isCopied ? "Copied." : "Press Ctrl+C to copy.";
});
`;

/** The token to copy; while the grant is asleep there is none to show. */
export function renderTokenPage(visit: SellerVisit): Response {
  const { world, seller } = visit;
  if (getGrantStatus(seller, world.clock.nowMs()) !== "ACTIVE") {
    return redirectTo(linkTo(PATHS.manageApps, seller));
  }
  const label = seller.credential === "MWS_AUTH_TOKEN" ? "MWS Auth Token" : "LWA refresh token";
  const body = html`
<h1>${label}</h1>
<p class="lead">Copy it into the application that asks for it. Whoever has it reaches your account.</p>
<section class="card">
<dl><dt>App</dt><dd>${world.store.state.registration.name}</dd><dt>Seller ID</dt><dd><code>${seller.sellingPartnerId}</code></dd></dl></section>
<section class="card"><div class="row"><div class="grow"><label for="token">${label}</label>
<input id="token" class="token" readonly spellcheck="false" autocomplete="off" value="${formatGrantToken(world.store.state, seller)}"></div>
<button id="copy" type="button">Copy</button></div>
<p class="quiet" id="copied" role="status"></p></section>
<p><a href="${linkTo(PATHS.manageApps, seller)}">Back to Manage Your Apps</a></p>`;
  return renderPage(visit, { title: label, body, script: COPY_SCRIPT });
}
