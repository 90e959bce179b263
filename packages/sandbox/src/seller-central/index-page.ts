import type { World } from "../world.ts";
import { html } from "./html.ts";
import { PATHS, renderPage } from "./page.ts";

const FACES: [string, string][] = [
  ["POST /auth/o2/token", "Login with Amazon"],
  ["GET /sellers/v1/marketplaceParticipations", "Sellers API"],
  ["GET /orders/2026-01-01/orders", "Orders API, also /{orderId}"],
  ["GET, POST /solicitations/v1/orders/{orderId}…", "Solicitations API"],
  ["GET /authorization/v1/authorizationCode", "Migration from MWS, which Amazon has retired"],
];

const CONTROLS: [string, string][] = [
  [
    "GET, POST /_sandbox/clock",
    'Reads or moves the virtual clock: {"advance":"P30D"} or {"set":"…Z"}',
  ],
  ["GET, POST /_sandbox/sellers", "Lists or makes sellers"],
  ["POST /_sandbox/sellers/{id}/…", "revoke, enable, renew, deactivate, activate"],
  ["GET, POST /_sandbox/sellers/{id}/orders", "Lists or makes orders"],
  ["GET, POST, DELETE /_sandbox/faults", "What goes wrong, where, how often and how long"],
  ["GET /_sandbox/solicitations", "Every review request received"],
  ["GET /_sandbox/calls", "Counts of calls by operation and answer"],
];

export function renderIndexPage(world: World): Response {
  const rows = (entries: [string, string][]) =>
    entries.map(
      ([call, does]) => html`<tr><th scope="row"><code>${call}</code></th><td>${does}</td></tr>`,
    );
  const count = world.store.state.sellers.length;
  const body = html`
<h1>Amazon, simulated</h1>
<p class="lead">A stand-in for Amazon's sign-in service, Selling Partner API and Seller Central, on one address and with a clock of its own.</p>
<section class="card"><h2>Seller Central</h2>
<p>${count === 1 ? "One seller lives here." : `${count} sellers live here.`} Choose whose pages to open.</p>
<p><a class="button" href="${PATHS.manageApps}">Choose a seller</a></p></section>
<section class="card flush"><table><thead><tr><th scope="col">Amazon's calls</th><th scope="col">Part of</th></tr></thead><tbody>${rows(FACES)}</tbody></table></section>
<section class="card flush"><table><thead><tr><th scope="col">Controls (JSON)</th><th scope="col">What they do</th></tr></thead><tbody>${rows(CONTROLS)}</tbody></table></section>`;
  return renderPage({
    title: "Amazon, simulated",
    seller: null,
    path: PATHS.index,
    now: world.clock.now(),
    body,
  });
}
