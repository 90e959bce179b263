import type { SlackChannel, WorkspaceTransaction } from "@evergrant/db";
import { NotFoundError } from "../errors.ts";
import type { EventData } from "../event/new-event.ts";

/** A channel of the workspace, held against others who change it. Throws NotFoundError for any other. */
export async function lockChannel(tx: WorkspaceTransaction, id: string): Promise<SlackChannel> {
  await tx.$queryRaw`SELECT 1 FROM "SlackChannel" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const channel = await tx.slackChannel.findFirst({ where: { id } });
  if (channel === null) throw slackChannelNotFound();
  return channel;
}

export function slackChannelNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such Slack channel.");
}

/** What is told of a channel; of its address the last characters. */
export function slackChannelData({
  id,
  name,
  lastFour,
}: Pick<SlackChannel, "id" | "name" | "lastFour">): EventData {
  return { slackChannelId: id, name, lastFour };
}

export const CHANNEL_STATES = ["name", "lastFour", "kinds"] as const;
