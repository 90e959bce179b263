export {
  type CreateWebhookEndpointInput,
  createWebhookEndpoint,
} from "./create.ts";
export { deleteWebhookEndpoint } from "./delete.ts";
export { endpointNotFound } from "./lock-endpoint.ts";
export { rotateWebhookSecret } from "./rotate-secret.ts";
export {
  type UpdateWebhookEndpointInput,
  updateWebhookEndpoint,
} from "./update.ts";
