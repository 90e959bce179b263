import type { CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import type { Beside } from "../mws-token/save-token.ts";

/** Uses a link up in the transaction that renews its account: of two at once, one renews. */
export function useRenewLink(
  { machineClock }: Pick<CoreDeps, "machineClock">,
  { renewLinkId, sellerAccountId }: { renewLinkId: string; sellerAccountId: string },
): Beside {
  return {
    async write(tx) {
      const { count } = await tx.renewLink.updateMany({
        where: { id: renewLinkId, sellerAccountId, usedAt: null, revokedAt: null },
        data: { usedAt: machineClock.now() },
      });
      if (count === 0) throw new ConflictError("This link was used or withdrawn meanwhile.");
    },
    events: [
      {
        type: "RENEW_LINK_USED",
        sellerAccountId,
        before: { status: "OPEN" },
        after: { status: "USED" },
        data: { renewLinkId },
      },
    ],
  };
}
