import {
  followRenewLink,
  type InstallationDeps,
  marketplaceOf,
  type OpenedRenewLink,
  openRenewLink,
  RENEW_PATH,
  type RenewLinkStatus,
  Secret,
} from "@evergrant/core";
import type { PageMethods } from "./create-page-route.ts";
import { html } from "./html.ts";
import { type Answer, redirectTo, renderPage } from "./page.ts";
import { formatMoment, nameRegion, shortenSellerId } from "./words.ts";

/**
 * The page of a renew link. Reading it changes nothing, so that whoever previews or prefetches links
 * uses nothing up; its button begins the authorization.
 */
export function createRenewPage(deps: InstallationDeps): PageMethods {
  const open = ({ pathname }: URL) =>
    openRenewLink(deps, new Secret(pathname.slice(RENEW_PATH.length)));
  const show = async (url: URL) => {
    const opened = await open(url);
    return opened?.status === "OPEN" ? renderOpen(deps, opened) : renderOver(opened);
  };
  return {
    GET: show,
    HEAD: show,
    async POST(url) {
      const opened = await open(url);
      if (opened?.status !== "OPEN") return renderOver(opened);
      return redirectTo(await followRenewLink(deps, opened));
    },
  };
}

function renderOpen(deps: InstallationDeps, { account, link }: OpenedRenewLink): Answer {
  const { name, sellingPartnerId, region, marketplaceIds } = account;
  const marketplaces = marketplaceIds.map((id) => marketplaceOf(id).name).join(", ");
  return renderPage({
    status: 200,
    title: `Renew access to ${name}`,
    formAction: findFormAction(deps, account),
    body: html`<p>You were asked to renew the authorization of this Amazon seller account. It takes a minute, and you need no account with us.</p>
<dl><dt>Account</dt><dd><strong>${name}</strong></dd>
<dt>Merchant ID</dt><dd><code>${shortenSellerId(sellingPartnerId)}</code></dd>
<dt>Region</dt><dd>${nameRegion(region)}</dd>
<dt>Marketplaces</dt><dd>${marketplaces}</dd></dl>
<h2>What will happen</h2>
<ol><li>Amazon's Seller Central opens. Sign in there, as the main user of this account.</li>
<li>Amazon asks whether access is to go on. Press <strong>Confirm</strong>.</li>
<li>Amazon brings you back here, and you see whether it worked.</li></ol>
<form method="post"><button type="submit">Continue to Amazon</button></form>
<p class="soft">You sign in at Amazon alone: your password is never shown to us. This link works once, until ${formatMoment(link.expiresAt)}.</p>`,
  });
}

/** Browsers ask form-action of every address that a form's answer leads through, Amazon's sign-in too. */
function findFormAction(
  { sellerCentral }: InstallationDeps,
  { region, marketplaceIds }: OpenedRenewLink["account"],
): string {
  const nowhere = { applicationId: "", isDraft: false, state: "", redirectUri: "" };
  const consent = sellerCentral.consentUrl({ region, marketplaceIds, ...nowhere });
  return `'self' https: ${new URL(consent).origin}`;
}

const OVER: Record<Exclude<RenewLinkStatus, "OPEN">, { title: string; text: string }> = {
  USED: {
    title: "Done: this link has renewed its account",
    text: "Each renew link works once, and this one has done its work. There is nothing else to do.",
  },
  EXPIRED: {
    title: "This renew link is too old",
    text: "A renew link works for seven days. Ask whoever sent it for a new one.",
  },
  REVOKED: {
    title: "This renew link was withdrawn",
    text: "Whoever sent it has withdrawn it. Ask them for a new one if access is still wanted.",
  },
};

function renderOver(opened: OpenedRenewLink | null): Answer {
  if (opened === null || opened.status === "OPEN")
    return renderPage({
      status: 404,
      title: "This renew link is not known",
      body: html`<p>Copy the whole link again from the message it came with, or ask whoever sent it for a new one.</p>`,
    });
  const { title, text } = OVER[opened.status];
  const body = html`<p>${text}</p>`;
  return renderPage({ status: 410, title, body });
}
