import { type InstallationDeps, startInSellerCentral } from "@evergrant/core";
import type { PageMethods } from "./create-page-route.ts";
import { html } from "./html.ts";
import { redirectTo, renderPage } from "./page.ts";

/** Where Manage Your Apps sends a seller who pressed Re-authorize there. */
export function createAmazonLogin(deps: InstallationDeps): PageMethods {
  return {
    async GET({ searchParams }) {
      const url = await startInSellerCentral(deps, {
        amazonCallbackUri: searchParams.get("amazon_callback_uri") ?? "",
        amazonState: searchParams.get("amazon_state") ?? "",
        sellingPartnerId: searchParams.get("selling_partner_id") ?? "",
        isDraft: searchParams.get("version") === "beta",
      });
      return url === null ? renderUndecided() : redirectTo(url);
    },
  };
}

function renderUndecided() {
  return renderPage({
    status: 409,
    title: "Please renew from your tool",
    body: html`<p>Seller Central sent you here to authorize again, but from here it cannot be told for certain which account this is about. Nothing was changed.</p>
<p>Open the tool that you use with this account and renew there, or ask its owner for a renew link.</p>`,
  });
}
