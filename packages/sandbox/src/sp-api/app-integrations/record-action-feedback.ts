import type { Seller } from "../../store/state.ts";
import type { World } from "../../world.ts";
import { answerNothing } from "../answers.ts";
import { isRecord } from "../is-record.ts";
import type { OperationInput } from "../operation.ts";
import { refuseInput } from "./refuse-input.ts";

const COMPLETED = "SELLER_ACTION_COMPLETED";

/** Notes that the seller did what a notification asked for. */
export function recordActionFeedback(
  world: World,
  seller: Seller,
  { body, id }: OperationInput,
): Response {
  const { feedbackActionCode } = isRecord(body) ? body : {};
  if (feedbackActionCode !== COMPLETED) {
    return refuseInput("feedbackActionCode", "feedbackActionCode", feedbackActionCode);
  }
  const notification = world.store.state.appNotifications.get(id);
  if (notification?.sellingPartnerId !== seller.sellingPartnerId || notification.deletion) {
    return refuseInput("notificationId", "notificationId", id);
  }
  world.store.record({
    type: "appFeedbackGiven",
    at: world.clock.nowMs(),
    notificationId: id,
    actionCode: COMPLETED,
  });
  return answerNothing();
}
