import type { Message } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { isLive } from "./is-live.ts";

/** Whether nothing that a message tells of is so still, before it was sent. */
export async function isSilenced(
  { client }: Pick<CoreDeps, "client">,
  { id: messageId }: Pick<Message, "id">,
): Promise<boolean> {
  const told = await client.notification.findMany({
    where: { messageId },
    select: { stage: true, issue: { select: { state: true } } },
  });
  return !told.some(({ stage, issue }) => isLive({ stage }, issue));
}
