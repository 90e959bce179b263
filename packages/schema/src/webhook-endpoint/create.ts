import { createWebhookEndpoint } from "@evergrant/core";
import { builder } from "../builder.ts";
import { EventType } from "../event/event-type.ts";
import { readAccountIds } from "../event/log.ts";
import { idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import {
  answerWithSecret,
  type EndpointSecretPayload,
  payloadEndpoint,
  payloadSecret,
} from "./payload.ts";

const CreateWebhookEndpointInput = builder.inputType("CreateWebhookEndpointInput", {
  description: "Where events are to be sent, and which.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What people are to call it." }),
    url: t.string({
      required: true,
      description:
        "Where events are posted to: https, a public host, port 443 or from 1024 on, no user or password; up to 2000 characters. It is shown to whoever may read events: put no secret in it.",
    }),
    types: t.field({
      type: [EventType],
      description: "The types to send. Absent or empty: every type, also those still to come.",
    }),
    sellerAccountIds: t.idList({
      description:
        "The accounts whose events to send, at most 1000, and no others. Absent or empty: those of all, and of the workspace itself.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<EndpointSecretPayload>("CreateWebhookEndpointPayload").implement({
  description: "What happens from now on is sent there.",
  fields: (t) => ({ webhookEndpoint: payloadEndpoint(t), secret: payloadSecret(t) }),
});

builder.mutationField("createWebhookEndpoint", (t) =>
  t.field({
    type: resultUnion("CreateWebhookEndpointResult", Payload, []),
    description:
      "Has the workspace's events posted to an address, signed as Standard Webhooks says (docs/webhooks.md). A workspace has at most 50. Needs webhooks:write.",
    args: {
      input: t.arg({
        type: CreateWebhookEndpointInput,
        required: true,
        description: "What to make.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerWithSecret(context, { mutation: "createWebhookEndpoint", input }, async (actor) =>
        createWebhookEndpoint(context.deps, actor, {
          ...input,
          sellerAccountIds: input.sellerAccountIds && readAccountIds(input.sellerAccountIds),
        }),
      ),
  }),
);
