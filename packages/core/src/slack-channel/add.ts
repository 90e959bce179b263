import type { IssueKind } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { stateOf } from "../event/changed-states.ts";
import { ISSUE_KINDS } from "../issue/kinds.ts";
import { checkName } from "../seller-account/check-name.ts";
import { CHANNEL_STATES, slackChannelData } from "./lock-channel.ts";
import { SLACK_CHANNELS_MAX } from "./policy.ts";
import { sealUrl } from "./seal-url.ts";

export interface AddSlackChannelInput {
  name: string;
  /** The address of an incoming webhook. */
  url: string;
  /** Absent: every kind. */
  kinds?: readonly IssueKind[] | null;
}

/** Has issues of the workspace told in a channel of Slack. */
export async function addSlackChannel(
  deps: CoreDeps,
  actor: Actor,
  input: AddSlackChannelInput,
): Promise<{ slackChannelId: string }> {
  const { workspaceId } = actor;
  const name = checkName(input.name);
  const createdAt = deps.machineClock.now();
  const id = uuidv7({ msecs: createdAt.getTime() });
  const sealed = await sealUrl(deps, { workspaceId, id }, input.url);
  const kinds = [...new Set(input.kinds ?? ISSUE_KINDS)];
  const now = deps.clock.now();
  await deps.client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.slackChannel.count()) >= SLACK_CHANNELS_MAX)
      throw new ConflictError(
        `A workspace has at most ${SLACK_CHANNELS_MAX} Slack channels. Remove one first.`,
      );
    const channel = await tx.slackChannel.create({
      data: { workspaceId, id, name, kinds, createdAt, ...sealed },
    });
    await actor.keepAnswer?.(tx, { slackChannelId: id });
    const after = stateOf(channel, CHANNEL_STATES);
    const told = { sellerAccountId: null, after, data: slackChannelData(channel) };
    await appendEvents(tx, actor, [{ type: "SLACK_CHANNEL_ADDED", ...told }], now);
  });
  deps.bus.wake(workspaceId);
  return { slackChannelId: id };
}
