import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { stateOf } from "../event/changed-states.ts";
import { CHANNEL_STATES, lockChannel, slackChannelData } from "./lock-channel.ts";

/** Tells nothing in a channel any more; what waits to be told there is silenced. */
export async function removeSlackChannel(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { slackChannelId: id }: { slackChannelId: string },
): Promise<{ removedId: string }> {
  const { workspaceId } = actor;
  const now = clock.now();
  await client.$transaction(async (tx) => {
    const channel = await lockChannel(tx, id);
    await tx.slackChannel.delete({ where: { workspaceId_id: { workspaceId, id } } });
    await actor.keepAnswer?.(tx, { removedId: id });
    const before = stateOf(channel, CHANNEL_STATES);
    const told = { sellerAccountId: null, before, data: slackChannelData(channel) };
    await appendEvents(tx, actor, [{ type: "SLACK_CHANNEL_REMOVED", ...told }], now);
  });
  bus.wake(workspaceId);
  return { removedId: id };
}
