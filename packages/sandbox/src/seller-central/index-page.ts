import { writeConsentRequest } from "./consent-request.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import { linkToSignIn, PATHS } from "./paths.ts";
import type { Visit } from "./visit.ts";

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

export function renderIndexPage(visit: Visit): Response {
  const rows = (entries: [string, string][]) =>
    entries.map(
      ([call, does]) => html`<tr><th scope="row"><code>${call}</code></th><td>${does}</td></tr>`,
    );
  const { sellers, application, registration } = visit.world.store.state;
  const { applicationId } = application;
  const consent = `${PATHS.consent}?${writeConsentRequest({ applicationId, state: "example", redirectUri: null, isBeta: registration.isDraft })}`;
  const body = html`
<h1>Amazon, simulated</h1>
<p class="lead">A stand-in for Amazon's sign-in service, Selling Partner API and Seller Central, on one address and with a clock of its own.</p>
<section class="card"><h2>Seller Central</h2>
<p>${sellers.length === 1 ? "One seller lives here." : `${sellers.length.toLocaleString("en-US")} sellers live here.`} Choose whose pages to open.</p>
<p><a class="button" href="${linkToSignIn(PATHS.userPermissions)}">Choose a seller</a></p></section>
<section class="card"><h2>Registered application</h2>
<dl><dt>Name</dt><dd>${registration.name}${registration.isDraft ? html` <span class="status">Draft</span>` : null}</dd>
<dt>Application ID</dt><dd><code>${applicationId}</code></dd>
<dt>Redirect URIs</dt><dd>${listUris(registration.redirectUris)}</dd>
<dt>Login URI</dt><dd>${listUris(registration.loginUri === null ? [] : [registration.loginUri])}</dd></dl>
<p><a href="${consent}">Open its consent page</a></p></section>
<section class="card flush"><table><thead><tr><th scope="col">Amazon's calls</th><th scope="col">Part of</th></tr></thead><tbody>${rows(FACES)}</tbody></table></section>
<section class="card flush"><table><thead><tr><th scope="col">Controls (JSON)</th><th scope="col">What they do</th></tr></thead><tbody>${rows(CONTROLS)}</tbody></table></section>`;
  return renderPage(visit, { title: "Amazon, simulated", body });
}

function listUris(uris: string[]): Html {
  return uris.length === 0
    ? html`<span class="quiet">None registered</span>`
    : html`${uris.map((uri) => html`<code>${uri}</code><br>`)}`;
}
