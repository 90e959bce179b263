import type { Notification } from "@evergrant/db";
import type { Context } from "../context.ts";
import { loadBatchedAt } from "../load-batched.ts";

/** What a recipient is called; null where the viewer may not see members. */
export async function loadRecipientName(
  context: Context,
  { channel, recipientId }: Pick<Notification, "channel" | "recipientId">,
): Promise<string | null> {
  const { viewer, deps } = context;
  if (!viewer.scopes.has("members:read") || viewer.sellerAccountId !== null) return null;
  return loadBatchedAt(context, `recipient ${channel}`, recipientId, async (ids) => {
    const where = { id: { in: ids } };
    if (channel === "SLACK") {
      const channels = await deps.client.slackChannel.findMany({
        where,
        select: { id: true, name: true },
      });
      return new Map(channels.map(({ id, name }) => [id, name]));
    }
    const members = await deps.client.member.findMany({
      where,
      select: { id: true, user: { select: { name: true } } },
    });
    return new Map(members.map(({ id, user }) => [id, user.name]));
  });
}
