import type { Actor, CoreDeps } from "../deps.ts";
import { checkMarketplaces } from "./check-marketplaces.ts";
import { switchAutomation } from "./switch-automation.ts";

export interface DisableReviewAutomationInput {
  sellerAccountId: string;
  /** Absent: all. */
  marketplaceIds?: string[] | null | undefined;
}

/** Switches Review Automation off by a user's wish (docs/lifecycle.md §5, A07 to A12). */
export async function disableReviewAutomation(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { sellerAccountId, marketplaceIds: named }: DisableReviewAutomationInput,
): Promise<{ sellerAccountId: string }> {
  await switchAutomation(deps, actor, sellerAccountId, ({ automation, marketplaceIds }) => {
    // A marketplace that the seller has left meanwhile can still be switched off.
    const known = [...new Set([...marketplaceIds, ...automation.marketplaceIds])];
    return { kind: "userDisabled", marketplaceIds: checkMarketplaces(named ?? null, known) };
  });
  return { sellerAccountId };
}
