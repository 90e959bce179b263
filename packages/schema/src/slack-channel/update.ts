import { NotFoundError, updateSlackChannel } from "@evergrant/core";
import { builder } from "../builder.ts";
import { IssueKind } from "../issue/enums.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeChannelPayload, readSlackChannelId, slackChannelIdField } from "./payload.ts";

const UpdateSlackChannelInput = builder.inputType("UpdateSlackChannelInput", {
  description: "What to change of a channel; what is absent stays.",
  fields: (t) => ({
    slackChannelId: slackChannelIdField(t),
    name: t.string({ description: "What people are to call it." }),
    url: t.string({ description: "The https address of its incoming webhook. A secret." }),
    kinds: t.field({ type: [IssueKind], description: "What is told there." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeChannelPayload("UpdateSlackChannelPayload", "The channel is as asked.");

builder.mutationField("updateSlackChannel", (t) =>
  t.field({
    type: resultUnion("UpdateSlackChannelResult", Payload, [NotFoundError]),
    description:
      "Changes a channel's name, address or kinds. BAD_INPUT for an address that is not called. Needs workspace:write.",
    args: {
      input: t.arg({
        type: UpdateSlackChannelInput,
        required: true,
        description: "What to change.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "updateSlackChannel", input }, async (actor) =>
        updateSlackChannel(context.deps, actor, {
          slackChannelId: readSlackChannelId(input.slackChannelId),
          ...{ name: input.name ?? null, url: input.url ?? null, kinds: input.kinds ?? null },
        }),
      ),
  }),
);
