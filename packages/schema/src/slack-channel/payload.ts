import { slackChannelNotFound } from "@evergrant/core";
import { builder } from "../builder.ts";
import { decodeIdOf } from "../global-id.ts";
import type { InputFields } from "../mutation.ts";
import { SlackChannel } from "./slack-channel.ts";

/** What core answers, and an idempotency key keeps: the channel is read afresh. */
export type ChannelPayload = { slackChannelId: string };

export function makeChannelPayload(name: string, description: string) {
  return builder.objectRef<ChannelPayload>(name).implement({
    description,
    fields: (t) => ({
      slackChannel: t.prismaField({
        type: SlackChannel,
        description: "The channel as it is now.",
        resolve: async (query, { slackChannelId: id }, _args, { deps, actor: { workspaceId } }) => {
          const where = { workspaceId_id: { workspaceId, id } };
          const channel = await deps.client.slackChannel.findUnique({ ...query, where });
          if (channel === null) throw slackChannelNotFound();
          return channel;
        },
      }),
    }),
  });
}

/** The field that names the channel a mutation is about. */
export function slackChannelIdField(t: InputFields) {
  return t.id({ required: true, description: "The channel's id." });
}

/** The uuid of the channel that an input names. Throws NotFoundError for an id never handed out. */
export function readSlackChannelId(globalId: string): string {
  const id = decodeIdOf("SlackChannel", globalId);
  if (id === null) throw slackChannelNotFound();
  return id;
}
