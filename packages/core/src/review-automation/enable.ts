import type { ReviewBacklog } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { tokenDisabled } from "../mws-token/token-disabled.ts";
import { checkMarketplaces } from "./check-marketplaces.ts";
import { switchAutomation } from "./switch-automation.ts";

export interface EnableReviewAutomationInput {
  sellerAccountId: string;
  /** Absent: all of the account's. */
  marketplaceIds?: string[] | null | undefined;
  backlog: ReviewBacklog;
}

/** Switches Review Automation on, while the token is ENABLED (docs/lifecycle.md §5, A01 to A06). */
export async function enableReviewAutomation(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { sellerAccountId, marketplaceIds: named, backlog }: EnableReviewAutomationInput,
): Promise<{ sellerAccountId: string }> {
  await switchAutomation(deps, actor, sellerAccountId, ({ token, marketplaceIds }) => {
    if (token.status === "DISABLED") throw tokenDisabled(token);
    const switched = checkMarketplaces(named ?? null, marketplaceIds);
    return { kind: "userEnabled", marketplaceIds: switched, backlog };
  });
  return { sellerAccountId };
}
