import type { InstallationDeps } from "../deps.ts";
import { type ClaimedMessage, claimMessages } from "./claim-messages.ts";
import { SENDING_BATCH } from "./policy.ts";
import { sendMessage } from "./send-message.ts";

/** Sends the messages that are due (machine time), and answers whether there may be more. */
export async function sendMessages(
  installation: InstallationDeps,
  onError: (error: unknown, message: ClaimedMessage) => void,
): Promise<boolean> {
  const claimed = await claimMessages(installation);
  await Promise.all(
    claimed.map((message) =>
      sendMessage(installation, message).catch((error: unknown) => onError(error, message)),
    ),
  );
  return claimed.length === SENDING_BATCH;
}
