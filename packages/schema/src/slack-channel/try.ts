import { NotFoundError, trySlackChannel } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { readSlackChannelId, slackChannelIdField } from "./payload.ts";

const TestSlackChannelInput = builder.inputType("TestSlackChannelInput", {
  description: "The channel to post a word to.",
  fields: (t) => ({
    slackChannelId: slackChannelIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder
  .objectRef<{ slackChannelId: string; problem: string | null }>("TestSlackChannelPayload")
  .implement({
    description: "The channel was tried.",
    fields: (t) => ({
      problem: t.exposeString("problem", {
        nullable: true,
        description: "Why it was not taken, for people; null: it was.",
      }),
    }),
  });

builder.mutationField("testSlackChannel", (t) =>
  t.field({
    type: resultUnion("TestSlackChannelResult", Payload, [NotFoundError]),
    description:
      "Posts a word to a channel, and says whether it was taken. Takes up to ten seconds. Needs workspace:write.",
    args: {
      input: t.arg({ type: TestSlackChannelInput, required: true, description: "The channel." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "testSlackChannel", input }, async () =>
        trySlackChannel(context.deps, {
          slackChannelId: readSlackChannelId(input.slackChannelId),
        }),
      ),
  }),
);
