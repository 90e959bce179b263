export type { Context } from "./context.ts";
export { decodeIdOf, isUuid } from "./global-id.ts";
export { schema } from "./schema.ts";
