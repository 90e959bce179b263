import type { CoreDeps } from "../deps.ts";
import type { Sending } from "../mail/mailer.ts";
import type { SlackPost } from "../message/prepare-post.ts";
import type { EgressAnswer } from "../ports.ts";
import type { Secret } from "../secret.ts";

/** What ended a call before anything of it can have arrived. */
const NOT_CONNECTED = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"],
  ...["NOT_PUBLIC", "CONNECT_TIMED_OUT"],
]);

/** Posts to a channel of Slack; says what became of it, and for people why it was not taken. */
export async function postToSlack(
  { egress }: Pick<CoreDeps, "egress">,
  url: Secret,
  post: SlackPost,
): Promise<{ sending: Sending; problem: string | null }> {
  const answer = await egress.call({
    url: url.reveal(),
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(post),
  });
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
