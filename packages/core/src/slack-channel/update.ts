import type { IssueKind } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { changedStates } from "../event/changed-states.ts";
import { checkName } from "../seller-account/check-name.ts";
import { CHANNEL_STATES, lockChannel, slackChannelData } from "./lock-channel.ts";
import { sealUrl } from "./seal-url.ts";

export interface UpdateSlackChannelInput {
  slackChannelId: string;
  name?: string | null;
  url?: string | null;
  kinds?: readonly IssueKind[] | null;
}

/** Changes a channel's name, address or kinds; what is absent stays. What is so already is not told. */
export async function updateSlackChannel(
  deps: CoreDeps,
  actor: Actor,
  { slackChannelId: id, name, url, kinds }: UpdateSlackChannelInput,
): Promise<{ slackChannelId: string }> {
  const { workspaceId } = actor;
  const sealed = url == null ? {} : await sealUrl(deps, { workspaceId, id }, url);
  const patch = {
    ...(name == null ? {} : { name: checkName(name) }),
    ...(kinds == null ? {} : { kinds: [...new Set(kinds)] }),
    ...sealed,
  };
  const now = deps.clock.now();
  await deps.client.$transaction(async (tx) => {
    const channel = await lockChannel(tx, id);
    const where = { workspaceId_id: { workspaceId, id } };
    await actor.keepAnswer?.(tx, { slackChannelId: id });
    const changed = await tx.slackChannel.update({ where, data: patch });
    const states = changedStates(channel, patch, CHANNEL_STATES);
    if (states.after === undefined) return;
    const told = { sellerAccountId: null, ...states, data: slackChannelData(changed) };
    await appendEvents(tx, actor, [{ type: "SLACK_CHANNEL_CHANGED", ...told }], now);
  });
  deps.bus.wake(workspaceId);
  return { slackChannelId: id };
}
