import { AsyncLocalStorage } from "node:async_hooks";
import type { EventFilter, InstallationDeps, TailPlace, Wakes } from "@evergrant/core";
import { type Context, Following } from "@evergrant/schema";
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from "graphql";
import { tellFailure } from "../logging/tell-failure.ts";
import type { Logger } from "../plugins/use-masking.ts";
import { Channel, type ChannelDeps, type ChannelPlan } from "./channel.ts";
import { channelKeyOf } from "./channel-key.ts";
import { createCounts, type LiveCounts } from "./counts.ts";
import { stopping as endStopping } from "./ending.ts";
import { type Execution, shareContext } from "./execute-event.ts";
import { createFollowedLogs } from "./followed-logs.ts";
import { LiveStream, type QueueLimits, type StreamHost } from "./live-stream.ts";
import {
  ATTACH_MS,
  POLL_MS,
  QUEUE_MAX_BYTES,
  QUEUE_MAX_EVENTS,
  SHARED_RESULTS_BYTES,
} from "./policy.ts";
import { retryMsOf } from "./retry-ms.ts";
import { createSharedPayloads } from "./shared-payloads.ts";

/** What can be set in tests. */
export interface LiveLimits extends QueueLimits {
  pollMs: number;
}

export const DEFAULT_LIVE_LIMITS: LiveLimits = {
  queueMaxEvents: QUEUE_MAX_EVENTS,
  queueMaxBytes: QUEUE_MAX_BYTES,
  pollMs: POLL_MS,
};

/**
 * All subscriptions of this process, whatever carries them. A transport that has let a subscription in (who it is,
 * what it may, what it costs) opens it here, and gets a stream, or GraphQL's refusal; it attaches an outlet to the
 * stream, calls `stream.resume` when that has room again, and `stream.close` when its client has gone. Everything
 * else the hub does: `outlet.send` and `outlet.end` are all that a transport is told.
 */
export interface LiveHub {
  open(args: ExecutionArgs, extensions: object): Promise<LiveStream | ExecutionResult>;
  /** For whoever measures: read, never written. */
  readonly counts: LiveCounts;
}

export function createLiveHub(options: {
  deps: InstallationDeps;
  wakes: Wakes;
  logger: Logger;
  maskError: (error: unknown) => Error;
  limits: LiveLimits;
  /** Aborts when the process stops: all streams end, and are asked to come back, not all at once. */
  stopping: AbortSignal | undefined;
}): LiveHub {
  const { deps, wakes, logger, maskError, limits, stopping } = options;
  const counts = createCounts();
  const onError = (error: unknown) =>
    tellFailure({ error }, logger, "A log could not be read for streams");
  const logs = createFollowedLogs({ deps, wakes, counts, pollMs: limits.pollMs, onError });
  const channelDeps: ChannelDeps = {
    ...{ clock: deps.clock, observer: deps.observer, counts, onError },
    shared: createSharedPayloads(SHARED_RESULTS_BYTES),
    pollMs: limits.pollMs,
  };
  // What is read and executed for all is nobody's request: no line and no span of it is one's who came first.
  const outside = AsyncLocalStorage.snapshot();
  const channels = new Map<string, Channel>();
  const streams = new Set<LiveStream>();
  const unattached = new Map<LiveStream, NodeJS.Timeout>();
  const setAttached = (stream: LiveStream): void => {
    clearTimeout(unattached.get(stream));
    unattached.delete(stream);
  };
  const openChannel = (plan: ChannelPlan, head: TailPlace): Channel => {
    const channel = new Channel(channelDeps, plan, logs.logOf(plan.workspaceId, head));
    channels.set(plan.key, channel);
    logs.add(channel);
    return channel;
  };
  const host: StreamHost = {
    counts,
    ...limits,
    join(stream) {
      setAttached(stream);
      const { plan, following } = stream;
      if (plan === null) return;
      stream.plan = null;
      outside(() => {
        stream.channel = channels.get(plan.key) ?? openChannel(plan, following.head);
        stream.channel.add(stream);
      });
    },
    leave(stream) {
      setAttached(stream);
      streams.delete(stream);
      counts.openStreams = streams.size;
      const { channel } = stream;
      channel?.remove(stream);
      if (channel === null || channel.streams.size > 0) return;
      channels.delete(channel.plan.key);
      logs.remove(channel);
    },
  };
  const endAll = () => {
    const open = streams.size;
    for (const stream of [...streams]) stream.end(endStopping(retryMsOf(open, Math.random())));
  };
  stopping?.addEventListener("abort", endAll);

  return {
    counts,
    async open(args, extensions) {
      const source = await createSourceEventStream(args);
      if (!(source instanceof Following)) return source as ExecutionResult;
      const stream = new LiveStream(source, planOf(args, source, { extensions, maskError }), host);
      streams.add(stream);
      counts.openStreams = streams.size;
      const abandon = () => stream.close("CLIENT_GONE");
      unattached.set(stream, setTimeout(abandon, ATTACH_MS).unref());
      if (stopping?.aborted) endAll();
      return stream;
    },
  };
}

/** What of a request it takes to tell its subscription: the rest is not kept for as long as that is open. */
function planOf(
  args: ExecutionArgs,
  following: Following,
  how: Omit<Execution, "args">,
): ChannelPlan {
  const context = args.contextValue as Context;
  const { schema, document, variableValues, operationName } = args;
  const { workspaceId, sellerAccountId } = context.viewer;
  const { epoch } = following.head;
  const shared = { schema, document, variableValues, operationName };
  return {
    ...{ key: channelKeyOf(args, context.viewer, epoch), workspaceId, epoch },
    execution: { args: { ...shared, contextValue: shareContext(context) }, ...how },
    filter: filterOf(following, sellerAccountId),
    reader: context.deps,
  };
}

/** What is asked for, of what the viewer may see: whoever is bound to an account sees its events alone. */
function filterOf({ types, sellerAccountIds }: Following, boundTo: string | null): EventFilter {
  if (boundTo === null) return { types, sellerAccountIds };
  const isAsked = sellerAccountIds === null || sellerAccountIds.includes(boundTo);
  return { types, sellerAccountIds: isAsked ? [boundTo] : [] };
}
