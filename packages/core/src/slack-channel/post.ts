import type { SlackChannel } from "@evergrant/db";
import { slackChannelPlace } from "../cipher/places.ts";
import type { CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import type { Sending } from "../mail/mailer.ts";
import type { SlackPost } from "../message/post-message.ts";
import type { EgressAnswer } from "../ports.ts";

/** What ended a call before anything of it can have arrived. */
const NOT_CONNECTED = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"],
  "NOT_PUBLIC",
]);

/** Posts to a channel of Slack; says what became of it, and for people why it was not taken. */
export async function postToSlack(
  { cipher, egress }: Pick<CoreDeps, "cipher" | "egress">,
  channel: Pick<SlackChannel, "workspaceId" | "id" | "url">,
  post: SlackPost,
): Promise<{ sending: Sending; problem: string | null }> {
  const url = await cipher.decrypt(channel.url, slackChannelPlace(channel));
  const answer = await egress
    .call({
      url: url.reveal(),
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(post),
    })
    .catch((error: unknown) => {
      if (error instanceof BadInputError) return null;
      throw error;
    });
  if (answer === null)
    return { sending: "REFUSED", problem: "The address is not called any more." };
  return judge(answer);
}

function judge(answer: EgressAnswer): { sending: Sending; problem: string | null } {
  if (!answer.isAnswered) {
    const isUnsent = NOT_CONNECTED.has(answer.code);
    return { sending: isUnsent ? "NOT_TAKEN" : "UNCERTAIN", problem: answer.message };
  }
  const { status } = answer;
  if (status >= 200 && status < 300) return { sending: "TAKEN", problem: null };
  const mayPass = status === 429 || status >= 500;
  return {
    sending: mayPass ? "NOT_TAKEN" : "REFUSED",
    problem: `It answered ${status}. Make the webhook anew in Slack if that stays so.`,
  };
}
