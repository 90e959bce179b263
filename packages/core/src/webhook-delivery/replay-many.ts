import type { Event, WebhookEndpoint, WorkspaceTransaction } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { eventWhere } from "../event/read-events.ts";
import { armDeliveries } from "./arm.ts";
import { hurryLanes } from "./hurry-lanes.ts";
import { MAX_REPLAYS } from "./policy.ts";
import { rearmDeliveries } from "./rearm.ts";
import { requireEnabled } from "./require-enabled.ts";

/** What is sent again: all that failed, or all that happened in a range, whether it was ever sent or not. */
export type ReplaySelection = { failed: true } | { range: ReplayRange };

export interface ReplayRange {
  /** Positions in the log, exclusive. */
  after?: bigint | undefined;
  before?: bigint | undefined;
  /** Domain time, inclusive. */
  from?: Date | undefined;
  to?: Date | undefined;
}

export type ReplayManyAnswer = {
  webhookEndpointId: string;
  count: number;
  /** Whether there was more than one call sends. */
  hasMore: boolean;
  /** The last event's position and time, to go on after; null without a range, or for an empty one. */
  endPosition: string | null;
  endOccurredAt: string | null;
};

/** Sends up to a thousand events again, the oldest first, under the same ids. What is on its way is left to its way. */
export async function replayWebhookDeliveries(
  deps: Pick<CoreDeps, "client" | "machineClock">,
  actor: Actor,
  { webhookEndpointId, selection }: { webhookEndpointId: string; selection: ReplaySelection },
): Promise<ReplayManyAnswer> {
  return deps.client.$transaction(async (tx) => {
    const endpoint = await requireEnabled(tx, actor.workspaceId, webhookEndpointId);
    const now = deps.machineClock.now();
    const replayed =
      "failed" in selection
        ? await replayFailed(tx, endpoint, now)
        : await replayRange(tx, endpoint, selection.range, now);
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

async function replayRange(
  tx: WorkspaceTransaction,
  endpoint: WebhookEndpoint,
  range: ReplayRange,
  now: Date,
): Promise<Replayed> {
  const { workspaceId, id: endpointId } = endpoint;
  const found = await readRange(tx, endpoint, range);
  const events = found.slice(0, MAX_REPLAYS);
  const eventIds = events.map(({ id }) => id);
  const again = await rearmDeliveries(tx, { workspaceId, endpointId }, { eventIds }, now);
  const planned = events.map((event) => ({ endpointId, event }));
  const made = await armDeliveries(tx, workspaceId, planned, { now, isReplay: true });
  await hurryLanes(tx, endpoint, { onlyReplays: true, now });
  const last = events.at(-1);
  return {
    count: again + made,
    hasMore: found.length > MAX_REPLAYS,
    endPosition: last === undefined ? null : String(last.position),
    endOccurredAt: last?.occurredAt.toISOString() ?? null,
  };
}

/** What the endpoint wants of the range, one more than is sent. */
async function readRange(
  tx: WorkspaceTransaction,
  { types, sellerAccountIds }: WebhookEndpoint,
  { after, before, from, to }: ReplayRange,
): Promise<Event[]> {
  const orAll = <Item>(items: Item[]) => (items.length > 0 ? items : null);
  return tx.event.findMany({
    where: {
      ...eventWhere({ types: orAll(types), sellerAccountIds: orAll(sellerAccountIds) }),
      position: {
        ...(after !== undefined && { gt: after }),
        ...(before !== undefined && { lt: before }),
      },
      occurredAt: { ...(from && { gte: from }), ...(to && { lte: to }) },
    },
    orderBy: { position: "asc" },
    take: MAX_REPLAYS + 1,
  });
}
