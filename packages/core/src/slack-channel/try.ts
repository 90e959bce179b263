import type { CoreDeps } from "../deps.ts";
import { slackChannelNotFound } from "./lock-channel.ts";
import { postToSlack } from "./post.ts";
import { openUrl } from "./seal-url.ts";

/** Posts a word to a channel, at once; says why it was not taken, or null. */
export async function trySlackChannel(
  deps: CoreDeps,
  { slackChannelId: id }: { slackChannelId: string },
): Promise<{ slackChannelId: string; problem: string | null }> {
  const channel = await deps.client.slackChannel.findFirst({ where: { id } });
  if (channel === null) throw slackChannelNotFound();
  const text = "Evergrant can post here. What needs a person is told in this channel.";
  const blocks = [{ type: "section", text: { type: "plain_text", text } }];
  const { problem } = await postToSlack(deps, await openUrl(deps, channel), { text, blocks });
  return { slackChannelId: id, problem };
}
