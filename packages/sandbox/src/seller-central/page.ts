import { randomBytes } from "node:crypto";
import type { Seller } from "../store/state.ts";
import { Html, html } from "./html.ts";
import { linkTo, linkToSignIn, PATHS } from "./paths.ts";
import { STYLES } from "./styles.ts";
import type { Visit } from "./visit.ts";

export interface Page {
  title: string;
  body: Html;
  /** Text of a script that the page needs. */
  script?: string;
  status?: number;
  /** Where to go on after another sign-in; the page's own path where nothing is said. */
  next?: string;
  /** Whether its form leads on to an application. */
  isLeaving?: boolean;
}

const SECTIONS: [path: string, label: string][] = [
  [PATHS.userPermissions, "User Permissions"],
  [PATHS.manageApps, "Manage Your Apps"],
  [PATHS.accountHealth, "Account Health"],
];

export function renderPage(visit: Visit, page: Page): Response {
  const { title, body, script, status = 200 } = page;
  const { seller } = visit;
  const nonce = randomBytes(16).toString("base64");
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Simulated Seller Central</title>
<link rel="icon" href="data:,">
<style>${STYLES}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<aside class="simulation" aria-label="Simulation"><p><strong>Simulation: this is not Amazon.</strong> Sellers, orders and tokens are made up. Time is simulated too: here it is ${renderMoment(visit.world.clock.nowMs())}.</p></aside>
<header class="top"><div>
<a class="brand" href="${PATHS.index}">Seller Central, simulated</a>
${renderSignedIn(seller, page.next ?? visit.url.pathname)}
${seller && renderNavigation(visit.url.pathname, seller)}
</div></header>
<main id="content" tabindex="-1">
${body}
</main>
${script === undefined ? null : html`<script nonce="${nonce}">${new Html(script)}</script>`}
</body>
</html>
`;
  return new Response(document.text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": formatPolicy(nonce, page.isLeaving ?? false),
    },
  });
}

/**
 * Browsers hold `form-action` against every redirect that follows a form, also against those of the
 * application that consent leads to, which may go on to any host. What a form is answered with leads
 * to registered addresses alone.
 */
function formatPolicy(nonce: string, isLeaving: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    `script-src 'nonce-${nonce}'`,
    `form-action 'self'${isLeaving ? " http: https:" : ""}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function renderNavigation(path: string, seller: Seller): Html {
  const links = SECTIONS.map(
    ([target, label]) =>
      html`<a href="${linkTo(target, seller)}"${target === path ? new Html(' aria-current="page"') : null}>${label}</a>`,
  );
  return html`<nav aria-label="Seller Central">${links}</nav>`;
}

function renderSignedIn(seller: Seller | null, next: string): Html {
  return html`<p class="who">${
    seller
      ? html`<span>Signed in as <strong>${seller.name}</strong> <span class="id">${seller.sellingPartnerId} · ${seller.region}</span></span>`
      : html`<span>Nobody is signed in</span>`
  } <a href="${linkToSignIn(next)}">${seller ? "Switch seller" : "Sign in"}</a></p>`;
}

export function formatDay(milliseconds: number): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(
    milliseconds,
  );
}

export function renderDay(milliseconds: number): Html {
  return html`<time datetime="${new Date(milliseconds).toISOString()}">${formatDay(milliseconds)}</time>`;
}

/** Hours and minutes. */
export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(11, 16)} UTC`;
}

function renderMoment(now: number): Html {
  return html`<time datetime="${new Date(now).toISOString()}">${formatDay(now)}, ${formatTime(now)}</time>`;
}
