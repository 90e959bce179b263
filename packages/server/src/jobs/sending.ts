import {
  type ClaimedMessage,
  claimMails,
  claimMessages,
  type InstallationDeps,
  sendMail,
  sendMessage,
} from "@evergrant/core";
import type { Logger } from "pino";
import { tellFailure } from "../logging/tell-failure.ts";
import { createLane } from "./sending-lane.ts";

/** So many mails with links are sent at once by one process, so many other mails, and so many posts to Slack. */
const SENT_AT_ONCE = 20;
/** Of a workspace that has as many under way, none is taken. */
const WORKSPACE_AT_ONCE = 5;

export interface Sender {
  /** Takes what is due, as far as there is room, and sends it beside what is under way; answers how much it took. */
  fill(): Promise<number>;
  /** Waits for what is under way. */
  settle(): Promise<void>;
}

/** Sends mails of the outbox and messages to people, each kind in a lane of its own: none waits for another's slowest. */
export function createSender(deps: InstallationDeps, logger: Logger): Sender {
  const lanes = [
    createLane({
      atOnce: SENT_AT_ONCE,
      claim: (limit) => claimMails(deps, { limit }),
      send: (mail) =>
        sendMail(deps, mail, (givenUp) =>
          logger.error({ mail: givenUp }, "A mail could not be sent, and is given up"),
        ).catch((error: unknown) => tellFailure({ error }, logger, "A mail could not be sent")),
    }),
    ...(["EMAIL", "SLACK"] as const).map((channel) =>
      createLane<ClaimedMessage>({
        atOnce: SENT_AT_ONCE,
        claim: (limit, underWay) =>
          claimMessages(deps, { channel, limit, except: findBusy(underWay) }),
        send: (message) =>
          sendMessage(deps, message).catch((error: unknown) =>
            tellFailure({ error, message }, logger, "A message could not be sent"),
          ),
      }),
    ),
  ];
  return {
    async fill() {
      const taken = await Promise.all(lanes.map((lane) => lane.fill()));
      return taken.reduce((all, some) => all + some, 0);
    },
    settle: async () => void (await Promise.all(lanes.map((lane) => lane.settle()))),
  };
}

/** Sends all that is due to be sent by now, until it is to stop. */
export async function sendAll(
  deps: InstallationDeps,
  { logger, stopping }: { logger: Logger; stopping: AbortSignal },
): Promise<void> {
  const sender = createSender(deps, logger);
  let hasMore = true;
  while (hasMore && !stopping.aborted) {
    hasMore = (await sender.fill()) > 0;
    await sender.settle();
  }
}

function findBusy(underWay: readonly ClaimedMessage[]): string[] {
  const byWorkspace = Map.groupBy(underWay, ({ workspaceId }) => workspaceId);
  return [...byWorkspace]
    .filter(([, messages]) => messages.length >= WORKSPACE_AT_ONCE)
    .map(([workspaceId]) => workspaceId);
}
