import { NotFoundError, removeSlackChannel } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { readSlackChannelId, slackChannelIdField } from "./payload.ts";

const RemoveSlackChannelInput = builder.inputType("RemoveSlackChannelInput", {
  description: "The channel to let go of.",
  fields: (t) => ({
    slackChannelId: slackChannelIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<{ removedId: string }>("RemoveSlackChannelPayload").implement({
  description: "Nothing is told in the channel any more.",
  fields: (t) => ({
    slackChannelId: t.id({
      description: "The id it had.",
      resolve: ({ removedId }) => encodeGlobalId("SlackChannel", removedId),
    }),
  }),
});

builder.mutationField("removeSlackChannel", (t) =>
  t.field({
    type: resultUnion("RemoveSlackChannelResult", Payload, [NotFoundError]),
    description:
      "Tells nothing in a channel any more, and forgets its address. Needs workspace:write.",
    args: {
      input: t.arg({ type: RemoveSlackChannelInput, required: true, description: "The channel." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "removeSlackChannel", input }, async (actor) =>
        removeSlackChannel(context.deps, actor, {
          slackChannelId: readSlackChannelId(input.slackChannelId),
        }),
      ),
  }),
);
