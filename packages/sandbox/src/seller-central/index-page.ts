import { OPERATIONS } from "../sp-api/operations.ts";
import { writeConsentRequest } from "./consent-request.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import { linkToSignIn, PATHS } from "./paths.ts";
import type { Visit } from "./visit.ts";

const CONTROLS: [string, string][] = [
  [
    "GET, POST /_sandbox/clock",
    'Reads or moves the virtual clock: {"advance":"P30D"} or {"set":"…Z"}',
  ],
  ["GET, POST /_sandbox/sellers", "Lists or makes sellers"],
  ["GET /_sandbox/tokens", "The tokens that sellers' pages show"],
  ["POST /_sandbox/sellers/{id}/…", "revoke, enable, renew, deactivate, activate"],
  ["GET, POST /_sandbox/sellers/{id}/orders", "Lists or makes orders"],
  ["GET, POST /_sandbox/application", "Where the application's consent leads; also …/rotate"],
  ["GET, POST, DELETE /_sandbox/faults", "What goes wrong, where, how often and how long"],
  ["GET /_sandbox/queues", "What waits in each queue; POST …/{name}/messages adds to one"],
  ["GET /_sandbox/solicitations", "Every review request received"],
  ["GET /_sandbox/app-notifications", "What applications told sellers"],
  ["GET /_sandbox/calls", "Counts of calls by operation and answer"],
];

/** Amazon's faces, as they are served: the table of operations itself, one line a path. */
const FACES = new Map([
  ["POST /auth/o2/token", "Login with Amazon"],
  ["POST / with X-Amz-Target: AmazonSQS.…", "SQS by its JSON protocol"],
  ...OPERATIONS.filter(({ path }) => !path.includes("APPLICATION_OAUTH")).map(
    ({ method, path, ratePerSecond, burst }) =>
      [`${method} ${path}`, `${ratePerSecond} a second, ${burst} at once`] as const,
  ),
]);

export function renderIndexPage(visit: Visit): Response {
  const rows = (entries: Iterable<readonly [string, string]>) =>
    [...entries].map(
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
<section class="card flush"><table><thead><tr><th scope="col">Controls (JSON)</th><th scope="col">What they do</th></tr></thead><tbody>${rows(CONTROLS)}</tbody></table></section>
<section class="card flush"><table><thead><tr><th scope="col">Amazon's calls</th><th scope="col">Rate</th></tr></thead><tbody>${rows(FACES)}</tbody></table></section>`;
  return renderPage(visit, { title: "Amazon, simulated", body });
}

function listUris(uris: string[]): Html {
  return uris.length === 0
    ? html`<span class="quiet">None registered</span>`
    : html`${uris.map((uri) => html`<code>${uri}</code><br>`)}`;
}
