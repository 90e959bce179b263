import type { Message, MessageState } from "@evergrant/db";
import { type CoreDeps, depsOf, type InstallationDeps } from "../deps.ts";
import type { Sending } from "../mail/mailer.ts";
import type { ClaimedMessage } from "./claim-messages.ts";
import { isSilenced } from "./is-silenced.ts";
import { SENDING_LEASE_MS } from "./policy.ts";
import { prepareMail } from "./prepare-mail.ts";
import { preparePost } from "./prepare-post.ts";
import { retryAt } from "./retry-at.ts";

/**
 * Sends a message that was claimed, at most once: one that may have been taken although its sender heard no answer, or
 * died, is UNCERTAIN, and is not sent again. What throws before has sent nothing: it is tried again after its lease.
 */
export async function sendMessage(
  installation: InstallationDeps,
  claimed: ClaimedMessage,
): Promise<void> {
  const deps = depsOf(installation, claimed);
  const { id, attempts } = claimed;
  const message = await deps.client.message.findFirst({ where: { id } });
  if (message === null) return;
  const { workspaceId, channel } = message;
  const run = () => offer(deps, message, claimed);
  const item = { kind: "MESSAGE", id, workspaceId, channel } as const;
  const sending = await (deps.observer?.send?.(item, run) ?? run());
  const now = deps.machineClock.now();
  const again = sending === "NOT_TAKEN" ? retryAt({ attempts, endsAt: message.endsAt }, now) : null;
  // Who comes back late says so still, unless the message was taken up anew.
  await deps.client.message.updateMany({
    where: { id, attempts, state: { in: ["PENDING", "SENDING", "UNCERTAIN"] } },
    data: {
      state: again === null ? STATES[sending] : "PENDING",
      attemptAt: again,
      sentAt: sending === "TAKEN" ? now : null,
    },
  });
}

const STATES: Record<Sending | "SILENCED", MessageState> = {
  TAKEN: "SENT",
  NOT_TAKEN: "FAILED",
  REFUSED: "FAILED",
  UNCERTAIN: "UNCERTAIN",
  SILENCED: "SILENCED",
};

async function offer(
  deps: CoreDeps,
  message: Message,
  { id, attempts }: ClaimedMessage,
): Promise<Sending | "SILENCED"> {
  const now = deps.machineClock.now();
  // What threw each time until its end.
  if (attempts > 1 && message.endsAt <= now) return "NOT_TAKEN";
  if (await isSilenced(deps, message)) return "SILENCED";
  const prepare = message.channel === "EMAIL" ? prepareMail : preparePost;
  const send = await prepare(deps, message);
  if (send === null) return "SILENCED";
  // From here on it may be out: whoever dies now leaves it in doubt.
  const { count } = await deps.client.message.updateMany({
    where: { id, attempts, state: "PENDING" },
    data: { state: "SENDING", attemptAt: new Date(now.getTime() + SENDING_LEASE_MS) },
  });
  if (count === 0) throw new Error("Another worker has taken this message over.");
  return send();
}
