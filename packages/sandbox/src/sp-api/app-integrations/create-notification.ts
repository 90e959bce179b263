import { drawHex, formatUuid } from "../../random.ts";
import type { Seller } from "../../store/state.ts";
import type { World } from "../../world.ts";
import { answerJson } from "../answers.ts";
import { isRecord } from "../is-record.ts";
import type { OperationInput } from "../operation.ts";
import { refuseMarketplaces } from "../read-search.ts";
import { refuseInput } from "./refuse-input.ts";

/** Amazon knows an application's templates; the sandbox takes any name for one. */
export function createNotification(
  world: World,
  seller: Seller,
  { body }: OperationInput,
): Response {
  const { templateId, notificationParameters, marketplaceId = null } = isRecord(body) ? body : {};
  if (typeof templateId !== "string" || templateId.trim() === "") {
    return refuseInput("Template Identifier(templateId)", "templateId", templateId);
  }
  if (!isRecord(notificationParameters)) {
    return refuseInput("notificationParameters", "notificationParameters", notificationParameters);
  }
  if (marketplaceId !== null && typeof marketplaceId !== "string") {
    return refuseInput("marketplaceId", "marketplaceId", marketplaceId);
  }
  const refused = marketplaceId === null ? null : refuseMarketplaces([marketplaceId], seller);
  if (refused) return refused;

  const notificationId = formatUuid(drawHex(32, world.random));
  const at = world.clock.nowMs();
  world.store.record({
    type: "appNotificationMade",
    at,
    notification: {
      notificationId,
      sellingPartnerId: seller.sellingPartnerId,
      templateId,
      marketplaceId,
      parameters: notificationParameters,
      at,
      feedback: null,
      deletion: null,
    },
  });
  return answerJson({ notificationId });
}
