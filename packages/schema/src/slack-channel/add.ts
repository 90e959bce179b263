import { addSlackChannel } from "@evergrant/core";
import { builder } from "../builder.ts";
import { IssueKind } from "../issue/enums.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeChannelPayload } from "./payload.ts";

const AddSlackChannelInput = builder.inputType("AddSlackChannelInput", {
  description: "A channel of Slack, or of what takes the same posts.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What people are to call it." }),
    url: t.string({
      required: true,
      description:
        "The https address of its incoming webhook. A secret: it is kept encrypted and never shown.",
    }),
    kinds: t.field({ type: [IssueKind], description: "What is told there; absent: every kind." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeChannelPayload("AddSlackChannelPayload", "Issues are told in the channel.");

builder.mutationField("addSlackChannel", (t) =>
  t.field({
    type: resultUnion("AddSlackChannelResult", Payload, []),
    description:
      "Has the workspace's issues told in a channel of Slack. BAD_INPUT for an address that is not called, CONFLICT beyond 20 channels. Needs workspace:write.",
    args: {
      input: t.arg({ type: AddSlackChannelInput, required: true, description: "The channel." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "addSlackChannel", input }, (actor) => {
        const { idempotencyKey: _key, kinds = null, ...given } = input;
        return addSlackChannel(context.deps, actor, { ...given, kinds });
      }),
  }),
);
