import { deleteWebhookEndpoint, NotFoundError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { endpointIdField, readEndpointId } from "./payload.ts";

const DeleteWebhookEndpointInput = builder.inputType("DeleteWebhookEndpointInput", {
  description: "The endpoint to end.",
  fields: (t) => ({
    webhookEndpointId: endpointIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<{ deletedId: string }>("DeleteWebhookEndpointPayload").implement({
  description: "Nothing is sent there any more, and its secrets are destroyed.",
  fields: (t) => ({
    webhookEndpointId: t.id({
      description: "The id it had.",
      resolve: ({ deletedId }) => encodeGlobalId("WebhookEndpoint", deletedId),
    }),
  }),
});

builder.mutationField("deleteWebhookEndpoint", (t) =>
  t.field({
    type: resultUnion("DeleteWebhookEndpointResult", Payload, [NotFoundError]),
    description:
      "Ends an endpoint: what is on its way is given up. Its deliveries can be read for their 30 days. Needs webhooks:write.",
    args: {
      input: t.arg({
        type: DeleteWebhookEndpointInput,
        required: true,
        description: "The endpoint.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "deleteWebhookEndpoint", input }, async (actor) => {
        const webhookEndpointId = readEndpointId(input.webhookEndpointId);
        return deleteWebhookEndpoint(context.deps, actor, { webhookEndpointId });
      }),
  }),
);
