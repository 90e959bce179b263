import type { MwsToken, WorkspaceTransaction } from "@evergrant/db";
import type { NewEvent } from "../event/new-event.ts";
import { transitionAutomation } from "./transition.ts";

/** What a change of the token's status does to the account's automation, in the same transaction (§5, A09 to A17). */
export async function followToken(
  tx: WorkspaceTransaction,
  token: Pick<MwsToken, "workspaceId" | "sellerAccountId" | "status">,
  { restores, now }: { restores: boolean; now: Date },
): Promise<NewEvent[]> {
  const { workspaceId, sellerAccountId } = token;
  const where = { workspaceId_sellerAccountId: { workspaceId, sellerAccountId } };
  const automation = await tx.reviewAutomation.findFirstOrThrow({ where: { sellerAccountId } });
  const { patch, events } = transitionAutomation(
    automation,
    token.status === "DISABLED" ? { kind: "tokenDisabled" } : { kind: "tokenEnabled", restores },
    now,
  );
  if (events.length > 0) await tx.reviewAutomation.update({ where, data: patch });
  return events;
}
