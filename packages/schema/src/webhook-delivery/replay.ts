import { deliveryNotFound, NotFoundError, replayWebhookDelivery } from "@evergrant/core";
import { builder } from "../builder.ts";
import { decodeIdOf } from "../global-id.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { WebhookDelivery } from "./webhook-delivery.ts";

const ReplayWebhookDeliveryInput = builder.inputType("ReplayWebhookDeliveryInput", {
  description: "What to send again.",
  fields: (t) => ({
    webhookDeliveryId: t.id({ required: true, description: "The delivery's id." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder
  .objectRef<{ webhookDeliveryId: string }>("ReplayWebhookDeliveryPayload")
  .implement({
    description: "It is on its way.",
    fields: (t) => ({
      webhookDelivery: t.prismaField({
        type: WebhookDelivery,
        description: "The delivery as it is now.",
        resolve: async (query, { webhookDeliveryId: id }, _args, { deps }) => {
          const found = await deps.client.webhookDelivery.findFirst({ ...query, where: { id } });
          if (found === null) throw deliveryNotFound();
          return found;
        },
      }),
    }),
  });

builder.mutationField("replayWebhookDelivery", (t) =>
  t.field({
    type: resultUnion("ReplayWebhookDeliveryResult", Payload, [NotFoundError]),
    description:
      "Sends a delivery again, with the same `webhook-id` and body, and tries it for three days; one that is PENDING is tried now. Nothing new waits behind it. CONFLICT where the endpoint is disabled, or was and what was on its way then is still being given up. Needs webhooks:write.",
    args: {
      input: t.arg({
        type: ReplayWebhookDeliveryInput,
        required: true,
        description: "What to send.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "replayWebhookDelivery", input }, async (actor) => {
        const webhookDeliveryId = decodeIdOf("WebhookDelivery", input.webhookDeliveryId);
        if (webhookDeliveryId === null) throw deliveryNotFound();
        return replayWebhookDelivery(context.deps, actor, { webhookDeliveryId });
      }),
  }),
);
