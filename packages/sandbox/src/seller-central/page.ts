import { randomBytes } from "node:crypto";
import type { Seller } from "../store/state.ts";
import { Html, html } from "./html.ts";
import { STYLES } from "./styles.ts";

export const PATHS = {
  index: "/",
  userPermissions: "/gp/account-manager/home.html",
  manageApps: "/apps/manage",
  token: "/apps/manage/token",
  accountHealth: "/performance/account/health",
} as const;

export interface Page {
  title: string;
  /** Whose Seller Central it is; null on pages before that is chosen. */
  seller: Seller | null;
  path: string;
  now: Date;
  body: Html;
  /** Text of a script that the page needs. */
  script?: string;
  status?: number;
}

const SECTIONS: [path: string, label: string][] = [
  [PATHS.userPermissions, "User Permissions"],
  [PATHS.manageApps, "Manage Your Apps"],
  [PATHS.accountHealth, "Account Health"],
];

/** A link that stays with the seller. */
export function linkTo(path: string, seller: Seller): string {
  return `${path}?${new URLSearchParams({ sellingPartnerId: seller.sellingPartnerId })}`;
}

export function formatDay(milliseconds: number): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(
    milliseconds,
  );
}

export function renderDay(milliseconds: number): Html {
  return html`<time datetime="${new Date(milliseconds).toISOString()}">${formatDay(milliseconds)}</time>`;
}

export function renderPage(page: Page): Response {
  const { title, seller, path, now, body, script } = page;
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
<p class="simulation">Simulation: this is not Amazon. Sellers, orders and tokens are made up. Virtual time ${formatNow(now)}</p>
<header class="top"><div>
<a class="brand" href="${PATHS.index}">Seller Central, simulated</a>
${seller && renderNavigation(seller, path)}
${seller && html`<span class="who">${seller.name} · ${seller.sellingPartnerId} · ${seller.region}</span>`}
</div></header>
<main id="content">
${body}
</main>
${script === undefined ? null : html`<script nonce="${nonce}">${new Html(script)}</script>`}
</body>
</html>
`;
  return new Response(document.text, {
    status: page.status ?? 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}

function renderNavigation(seller: Seller, path: string): Html {
  const links = SECTIONS.map(
    ([target, label]) =>
      html`<a href="${linkTo(target, seller)}"${target === path ? new Html(' aria-current="page"') : null}>${label}</a>`,
  );
  return html`<nav aria-label="Seller Central">${links}</nav>`;
}

function formatNow(now: Date): Html {
  const iso = now.toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time>`;
}
