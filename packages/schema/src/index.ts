export type { Context } from "./context.ts";
export { type PricedOperation, priceOperation } from "./cost/price-operation.ts";
export { cursorOf, type LoggedEvent } from "./event/event.ts";
export { Following } from "./event/following.ts";
export { decodeIdOf, isUuid } from "./global-id.ts";
export type { RateLimitStatus } from "./rate-limit.ts";
export { schema } from "./schema.ts";
export { presenterOf } from "./webhook-delivery/presenter-of.ts";
