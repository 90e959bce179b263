import { NotFoundError, readHead, type TestAnswer, testWebhookEndpoint } from "@evergrant/core";
import { builder } from "../builder.ts";
import { EventType } from "../event/event-type.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeSample } from "../webhook-delivery/make-sample.ts";
import { endpointIdField, payloadEndpoint, readEndpointId } from "./payload.ts";

const TestWebhookEndpointInput = builder.inputType("TestWebhookEndpointInput", {
  description: "What to send a sample of, and where.",
  fields: (t) => ({
    webhookEndpointId: endpointIdField(t),
    type: t.field({
      type: EventType,
      required: true,
      description: "Of which type; whatever the endpoint's filter says.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<TestAnswer>("TestWebhookEndpointPayload").implement({
  description: "The sample was sent, or could not be.",
  fields: (t) => ({
    webhookEndpoint: payloadEndpoint(t),
    isDelivered: t.exposeBoolean("isDelivered", { description: "Whether it was accepted." }),
    failure: t.exposeString("failure", {
      nullable: true,
      description: "Why it was not accepted, for people; null where it was.",
    }),
    responseStatus: t.exposeInt("status", {
      nullable: true,
      description: "The HTTP status of the answer; null where there was none.",
    }),
    responseBody: t.exposeString("body", {
      nullable: true,
      description: "The first 4000 characters of the answer, secrets masked; null without one.",
    }),
    durationMs: t.exposeInt("durationMs", { description: "How long it took, in milliseconds." }),
  }),
});

builder.mutationField("testWebhookEndpoint", (t) =>
  t.field({
    type: resultUnion("TestWebhookEndpointResult", Payload, [NotFoundError]),
    description:
      "Posts a sample of an event at once, signed like any other, with `test: true` in it; also to a disabled endpoint. It enters no log, and is not tried again. One that fails and takes the sample is sent at once what waits for it. Needs webhooks:write. May take 10 seconds.",
    args: {
      input: t.arg({
        type: TestWebhookEndpointInput,
        required: true,
        description: "What to send.",
      }),
    },
    resolve: (_root, { input }, context, { schema }) =>
      answerMutation(context, { mutation: "testWebhookEndpoint", input }, async (actor) => {
        const { deps } = context;
        const webhookEndpointId = readEndpointId(input.webhookEndpointId);
        const now = deps.clock.now();
        const payload = await makeSample(schema, await readHead(deps), { type: input.type, now });
        return testWebhookEndpoint(deps, actor, { webhookEndpointId, payload });
      }),
  }),
);
