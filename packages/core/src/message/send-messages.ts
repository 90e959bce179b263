import type { Message, MessageState } from "@evergrant/db";
import { type CoreDeps, depsOf, type InstallationDeps } from "../deps.ts";
import type { Sending } from "../mail/mailer.ts";
import { type ClaimedMessage, claimMessages } from "./claim-messages.ts";
import { isSilenced } from "./is-silenced.ts";
import { mailMessage } from "./mail-message.ts";
import { SENDING_BATCH } from "./policy.ts";
import { postMessage } from "./post-message.ts";
import { retryAt } from "./retry-at.ts";

/**
 * Sends the messages that are due (machine time), and answers whether there may be more. Each is sent at most once:
 * one that may have been taken although its sender heard no answer, or died, is UNCERTAIN, and is not sent again.
 */
export async function sendMessages(
  installation: InstallationDeps,
  onError: (error: unknown, message: ClaimedMessage) => void,
): Promise<boolean> {
  const { claimed, looked } = await claimMessages(installation);
  await Promise.all(
    claimed.map((message) =>
      sendMessage(depsOf(installation, message), message).catch((error: unknown) =>
        onError(error, message),
      ),
    ),
  );
  return looked === SENDING_BATCH;
}

async function sendMessage(deps: CoreDeps, { id, attempts }: ClaimedMessage): Promise<void> {
  const message = await deps.client.message.findFirst({ where: { id } });
  if (message === null) return;
  const run = async () =>
    (await isSilenced(deps, message)) ? ("SILENCED" as const) : send(deps, message);
  const { workspaceId, channel } = message;
  const item = { kind: "MESSAGE", id, workspaceId, channel } as const;
  const sending = await (deps.observer?.send?.(item, run) ?? run());
  const now = deps.machineClock.now();
  const again = sending === "NOT_TAKEN" ? retryAt({ attempts, endsAt: message.endsAt }, now) : null;
  // Who comes back late says so still, unless the message was taken up anew.
  await deps.client.message.updateMany({
    where: { id, attempts, state: { in: ["SENDING", "UNCERTAIN"] } },
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

/** What throws has sent nothing: it is tried again. */
async function send(deps: CoreDeps, message: Message): Promise<Sending | "SILENCED"> {
  const { channel } = message;
  return (await (channel === "EMAIL" ? mailMessage : postMessage)(deps, message)) ?? "SILENCED";
}
