import type { WebhookEndpoint, WorkspaceTransaction } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { endpointNotFound } from "../webhook-endpoint/lock-endpoint.ts";
import { armDeliveries } from "./arm.ts";
import { hurryLanes } from "./hurry-lanes.ts";
import { filterOf } from "./lane.ts";
import { MAX_LOOKED_AT, MAX_REPLAYS } from "./policy.ts";
import { type FoundRange, type ReplayRange, readRange } from "./read-range.ts";
import { rearmDeliveries } from "./rearm.ts";
import { requireEnabled } from "./require-enabled.ts";

/** What is sent again: all that failed, or all that happened in a range, whether it was ever sent or not. */
export type ReplaySelection = { failed: true } | { range: ReplayRange };

export type ReplayManyAnswer = {
  webhookEndpointId: string;
  count: number;
  /** Whether there was more than one call sends. */
  hasMore: boolean;
  /** Position and time of the event to go on after; null without a range, or for an empty one. */
  endPosition: string | null;
  endOccurredAt: string | null;
};

/**
 * Sends up to a thousand events again, the oldest first, under the same ids. What is on its way is left to its way. A range
 * is read before the endpoint is held.
 */
export async function replayWebhookDeliveries(
  deps: Pick<CoreDeps, "client" | "machineClock">,
  actor: Actor,
  { webhookEndpointId, selection }: { webhookEndpointId: string; selection: ReplaySelection },
): Promise<ReplayManyAnswer> {
  const found =
    "failed" in selection ? null : await findRange(deps, webhookEndpointId, selection.range);
  return deps.client.$transaction(async (tx) => {
    const endpoint = await requireEnabled(tx, actor.workspaceId, webhookEndpointId);
    const now = deps.machineClock.now();
    const replayed =
      found === null
        ? await replayFailed(tx, endpoint, now)
        : await replayRange(tx, endpoint, found, now);
    const answer = { webhookEndpointId, ...replayed };
    await actor.keepAnswer?.(tx, answer);
    return answer;
  });
}

type Replayed = Omit<ReplayManyAnswer, "webhookEndpointId">;

async function replayFailed(
  tx: WorkspaceTransaction,
  { workspaceId, id: endpointId }: WebhookEndpoint,
  now: Date,
): Promise<Replayed> {
  const failed = await tx.webhookDelivery.findMany({
    where: { endpointId, status: "FAILED" },
    orderBy: { id: "asc" },
    take: MAX_REPLAYS + 1,
    select: { id: true },
  });
  const ids = failed.slice(0, MAX_REPLAYS).map(({ id }) => id);
  const count = await rearmDeliveries(tx, { workspaceId, endpointId }, { ids }, now);
  return { count, hasMore: failed.length > MAX_REPLAYS, endPosition: null, endOccurredAt: null };
}

/** What the endpoint wants of the range, by its filter of now. */
async function findRange(
  deps: Pick<CoreDeps, "client">,
  id: string,
  range: ReplayRange,
): Promise<FoundRange> {
  const endpoint = await deps.client.webhookEndpoint.findFirst({ where: { id, deletedAt: null } });
  if (endpoint === null) throw endpointNotFound();
  return readRange(deps, filterOf(endpoint), range, MAX_LOOKED_AT);
}

async function replayRange(
  tx: WorkspaceTransaction,
  endpoint: WebhookEndpoint,
  { events, hasMore, end }: FoundRange,
  now: Date,
): Promise<Replayed> {
  const { workspaceId, id: endpointId } = endpoint;
  const eventIds = events.map(({ id }) => id);
  const again = await rearmDeliveries(tx, { workspaceId, endpointId }, { eventIds }, now);
  const planned = events.map((event) => ({ endpointId, event }));
  const made = await armDeliveries(tx, workspaceId, planned, { now, isReplay: true });
  await hurryLanes(tx, endpoint, { onlyReplays: true, now });
  return {
    ...{ count: again + made, hasMore },
    endPosition: end === null ? null : String(end.position),
    endOccurredAt: end?.occurredAt.toISOString() ?? null,
  };
}
