import type { Seller } from "../../store/state.ts";
import type { World } from "../../world.ts";
import { answerNothing } from "../answers.ts";
import { isRecord } from "../is-record.ts";
import type { OperationInput } from "../operation.ts";
import { refuseInput } from "./refuse-input.ts";

const REASONS: readonly unknown[] = ["INCORRECT_CONTENT", "INCORRECT_RECIPIENT"];

/** Takes away all that the seller was told by a template; nothing to take away is fine. */
export function deleteNotifications(
  world: World,
  seller: Seller,
  { body }: OperationInput,
): Response {
  const { templateId, deletionReason } = isRecord(body) ? body : {};
  if (typeof templateId !== "string" || templateId.trim() === "") {
    return refuseInput("Template Id(templateId)", "templateId", templateId);
  }
  if (!REASONS.includes(deletionReason)) {
    return refuseInput("deletionReason", "deletionReason", deletionReason);
  }
  world.store.record({
    type: "appNotificationsDeleted",
    at: world.clock.nowMs(),
    sellingPartnerId: seller.sellingPartnerId,
    templateId,
    reason: String(deletionReason),
  });
  return answerNothing();
}
