import { type InstallationDeps, sendMails, sendMessages } from "@evergrant/core";
import type { Logger } from "pino";

/** Sends all that is due to be sent by now, mails with links first, until it is to stop. */
export async function sendAll(
  deps: InstallationDeps,
  { logger, stopping }: { logger: Logger; stopping: AbortSignal },
): Promise<void> {
  const sends = [
    () =>
      sendMails(deps, (mail) =>
        logger.error({ mail }, "A mail could not be sent, and is given up"),
      ),
    () =>
      sendMessages(deps, (error, message) =>
        logger.error({ err: error, message }, "A message could not be sent"),
      ),
  ];
  for (const send of sends) {
    let hasMore = true;
    while (hasMore && !stopping.aborted) hasMore = await send();
  }
}
