import type { Message } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { Sending } from "../mail/mailer.ts";
import { postToSlack } from "../slack-channel/post.ts";
import { openUrl } from "../slack-channel/seal-url.ts";
import { type ContentItem, type MessageContent, readContent } from "./content.ts";

/** What one post shows: Slack takes 50 blocks. */
const SHOWN_ITEMS = 20;

/** Reads all that a message's post needs, and answers what sends it; null: its channel of Slack was removed. */
export async function preparePost(
  deps: CoreDeps,
  message: Message,
): Promise<(() => Promise<Sending>) | null> {
  const channel = await deps.client.slackChannel.findFirst({ where: { id: message.recipientId } });
  if (channel === null) return null;
  const url = await openUrl(deps, channel);
  const post = toPost(readContent(message));
  return async () => (await postToSlack(deps, url, post)).sending;
}

export interface SlackPost {
  /** What is shown where blocks are not. */
  text: string;
  blocks: readonly object[];
}

function toPost({ subject, items, workspaceName }: MessageContent): SlackPost {
  const hidden = items.length - SHOWN_ITEMS;
  const more = hidden > 0 ? [section(`And ${hidden} more.`)] : [];
  return {
    text: escapeText(subject),
    blocks: [
      ...items.slice(0, SHOWN_ITEMS).map((item) => section(toText(item))),
      ...more,
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: `Evergrant · ${escapeText(workspaceName)}` }],
      },
    ],
  };
}

/** Slack takes 3,000 characters in a section. */
const SECTION_CHARACTERS = 2_900;

function section(text: string) {
  return { type: "section", text: { type: "mrkdwn", text: text.slice(0, SECTION_CHARACTERS) } };
}

function toText({ title, sentences, links }: ContentItem): string {
  const lines = [`*${escapeText(title)}*`, ...sentences.map(escapeText)];
  const ways = links.map(({ label, url }) => `<${url}|${escapeText(label)}>`);
  return [...lines, ...ways].join("\n");
}

/** The three characters that mean something to Slack. */
function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
