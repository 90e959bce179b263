import { sellerCentralOf } from "../marketplace/marketplace.ts";
import type { SellerCentral } from "../ports.ts";

/** Amazon's own Seller Central. The path of Manage Your Apps is second-hand, seen for four marketplaces. */
export const AMAZON_SELLER_CENTRAL: SellerCentral = {
  manageAppsUrl: ({ region, marketplaceIds }) =>
    `${sellerCentralOf(region, marketplaceIds)}/apps/manage`,
  accountHealthUrl: ({ region, marketplaceIds }) =>
    `${sellerCentralOf(region, marketplaceIds)}/performance/dashboard`,
};
