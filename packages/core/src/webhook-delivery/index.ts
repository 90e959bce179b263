export {
  claimQueues,
  claimQueuesStatement,
  type HeldQueue,
} from "./claim-queues.ts";
export { deliverQueue } from "./deliver-queue.ts";
export { forgetWebhookDeliveries, forgetWebhookEndpoints } from "./forget.ts";
export { measureWebhookBacklog, type WebhookBacklog } from "./measure-backlog.ts";
export {
  PAYLOAD_VERSION,
  type PresentEvent,
  type PresentedEvent,
  type WebhookPayload,
} from "./payload.ts";
export { readHeadsStatement } from "./read-heads.ts";
export { deliveryNotFound, replayWebhookDelivery } from "./replay.ts";
export {
  type ReplayManyAnswer,
  type ReplaySelection,
  replayWebhookDeliveries,
} from "./replay-many.ts";
export { maskedHeaders } from "./sign.ts";
export { type TestAnswer, testWebhookEndpoint } from "./test-endpoint.ts";
export type { DeliveryOptions } from "./work-queue.ts";
