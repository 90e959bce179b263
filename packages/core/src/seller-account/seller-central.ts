import { isSellerCentralUrl, sellerCentralOf } from "../marketplace/marketplace.ts";
import type { SellerCentral } from "../ports.ts";

/** Amazon's own Seller Central. The path of Manage Your Apps is second-hand, seen for four marketplaces. */
export const AMAZON_SELLER_CENTRAL: SellerCentral = {
  isSellerCentralUrl,
  manageAppsUrl: ({ region, marketplaceIds }) =>
    `${sellerCentralOf(region, marketplaceIds)}/apps/manage`,
  accountHealthUrl: ({ region, marketplaceIds }) =>
    `${sellerCentralOf(region, marketplaceIds)}/performance/dashboard`,
  consentUrl: ({ region, marketplaceIds, applicationId, isDraft, state, redirectUri }) => {
    const query = new URLSearchParams({
      application_id: applicationId,
      state,
      redirect_uri: redirectUri,
      ...(isDraft && { version: "beta" }),
    });
    return `${sellerCentralOf(region, marketplaceIds)}/apps/authorize/consent?${query}`;
  },
};
