import { NotFoundError, rotateWebhookSecret } from "@evergrant/core";
import { builder } from "../builder.ts";
import { idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import {
  answerWithSecret,
  type EndpointSecretPayload,
  endpointIdField,
  payloadEndpoint,
  payloadSecret,
  readEndpointId,
} from "./payload.ts";

const RotateWebhookEndpointSecretInput = builder.inputType("RotateWebhookEndpointSecretInput", {
  description: "The endpoint that is to get another secret, and for how long both sign.",
  fields: (t) => ({
    webhookEndpointId: endpointIdField(t),
    overlapHours: t.int({
      description: "For so many hours both sign: 0 to 168, 24 unless said; 0: the old one no more.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder
  .objectRef<EndpointSecretPayload>("RotateWebhookEndpointSecretPayload")
  .implement({
    description: "From now on deliveries are signed with the new secret too.",
    fields: (t) => ({ webhookEndpoint: payloadEndpoint(t), secret: payloadSecret(t) }),
  });

builder.mutationField("rotateWebhookEndpointSecret", (t) =>
  t.field({
    type: resultUnion("RotateWebhookEndpointSecretResult", Payload, [NotFoundError]),
    description:
      "Gives an endpoint another secret. During the overlap every delivery carries a signature by each; one of a rotation before ends at once. Needs webhooks:write.",
    args: {
      input: t.arg({
        type: RotateWebhookEndpointSecretInput,
        required: true,
        description: "The endpoint.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerWithSecret(context, { mutation: "rotateWebhookEndpointSecret", input }, async (actor) =>
        rotateWebhookSecret(context.deps, actor, {
          ...input,
          webhookEndpointId: readEndpointId(input.webhookEndpointId),
        }),
      ),
  }),
);
