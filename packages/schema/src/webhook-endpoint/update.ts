import { NotFoundError, updateWebhookEndpoint } from "@evergrant/core";
import { builder } from "../builder.ts";
import { EventType } from "../event/event-type.ts";
import { readAccountIds } from "../event/log.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import {
  type EndpointPayload,
  endpointIdField,
  payloadEndpoint,
  readEndpointId,
} from "./payload.ts";

const UpdateWebhookEndpointInput = builder.inputType("UpdateWebhookEndpointInput", {
  description: "What to change of an endpoint; what is absent stays.",
  fields: (t) => ({
    webhookEndpointId: endpointIdField(t),
    name: t.string({ description: "What people are to call it." }),
    url: t.string({
      description: "Where events are posted to from now on. What failed there before is forgotten.",
    }),
    types: t.field({ type: [EventType], description: "All types to send; empty: every type." }),
    sellerAccountIds: t.idList({
      description:
        "All accounts whose events to send, at most 1000; empty: those of all, and of the workspace itself.",
    }),
    isEnabled: t.boolean({
      description:
        "false: nothing is sent any more, and what is on its way is given up. true: what happens from now on is sent; what failed or happened meanwhile can be sent again. true of one that is enabled and fails: what waits is tried at once.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<EndpointPayload>("UpdateWebhookEndpointPayload").implement({
  description: "The endpoint is as asked.",
  fields: (t) => ({ webhookEndpoint: payloadEndpoint(t) }),
});

builder.mutationField("updateWebhookEndpoint", (t) =>
  t.field({
    type: resultUnion("UpdateWebhookEndpointResult", Payload, [NotFoundError]),
    description:
      "Changes an endpoint, enables or disables it. Another address is called from then on: what waits is tried at once, what is under way to the old one is sent again. Needs webhooks:write.",
    args: {
      input: t.arg({
        type: UpdateWebhookEndpointInput,
        required: true,
        description: "What to change.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "updateWebhookEndpoint", input }, async (actor) =>
        updateWebhookEndpoint(context.deps, actor, {
          ...input,
          webhookEndpointId: readEndpointId(input.webhookEndpointId),
          sellerAccountIds: input.sellerAccountIds && readAccountIds(input.sellerAccountIds),
        }),
      ),
  }),
);
