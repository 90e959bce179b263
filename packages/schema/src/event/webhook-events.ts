import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { readText } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

builder.objectRef<LoggedEvent>("WebhookEndpointChanged").implement({
  description:
    "A webhook endpoint came, changed, failed, recovered or went: WEBHOOK_ENDPOINT_CREATED, _CHANGED, _ROTATED, _DELETED, _FAILING, _RECOVERED, _DISABLED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    webhookEndpointId: t.id({
      description: "The endpoint's id, also once it is gone.",
      resolve: (event) => encodeGlobalId("WebhookEndpoint", readText(event, "webhookEndpointId")),
    }),
    name: t.string({
      description: "The name it had from then on; of one that went, its last.",
      resolve: (event) => readText(event, "name"),
    }),
  }),
});
