import { AsyncLocalStorage } from "node:async_hooks";
import {
  depsOf,
  findGrownLogs,
  type InstallationDeps,
  type LogTail,
  openLogTail,
  type TailPlace,
  type Wakes,
} from "@evergrant/core";
import type { Channel } from "./channel.ts";
import type { LiveCounts } from "./counts.ts";
import { createLimiter, type Limiter } from "./limiter.ts";
import { CATCH_UPS_AT_ONCE, CATCH_UPS_OF_WORKSPACE } from "./policy.ts";

/** A log that is read once for all who follow it, and by those who lag behind, a few at once. */
export interface FollowedLog {
  readonly tail: LogTail;
  readonly catchUps: Limiter;
}

/** The logs that streams of this process follow: each has one reader, and none where nobody follows. */
export interface FollowedLogs {
  /** A workspace's log, which is opened at a place where it is not followed yet. */
  logOf(workspaceId: string, from: TailPlace): FollowedLog;
  /** Channels of a log are pumped whenever it has grown. */
  add(channel: Channel): void;
  remove(channel: Channel): void;
}

interface Followed extends FollowedLog {
  channels: Set<Channel>;
  stopListening: () => void;
}

/** Readers are woken by hints; behind these, one statement for all of them looks which have grown. */
export function createFollowedLogs(options: {
  deps: InstallationDeps;
  wakes: Wakes;
  counts: LiveCounts;
  pollMs: number;
  onError: (error: unknown) => void;
}): FollowedLogs {
  const { deps, wakes, counts, pollMs, onError } = options;
  const logs = new Map<string, Followed>();
  const ofAll = createLimiter(CATCH_UPS_AT_ONCE);
  let timer: NodeJS.Timeout | null = null;

  const poll = async (): Promise<void> => {
    const known = [...logs].map(([id, { tail }]) => [id, tail.head().position] as const);
    try {
      for (const id of await findGrownLogs(deps, new Map(known))) logs.get(id)?.tail.look();
    } catch (error) {
      onError(error);
    }
    // Those that failed before, too: whoever is not behind has nothing to do.
    for (const { channels } of logs.values()) for (const channel of channels) channel.pump();
    schedule();
  };
  const schedule = (): void => {
    timer = logs.size === 0 ? null : setTimeout(poll, pollMs);
  };
  const open = (workspaceId: string, from: TailPlace): Followed => {
    const channels = new Set<Channel>();
    const tail = openLogTail(depsOf(deps, { workspaceId }), {
      from,
      onGrowth: () => {
        for (const channel of channels) channel.pump();
      },
      onError,
    });
    // A workspace takes its own turns first: whoever waits for those keeps no other workspace waiting.
    const ofWorkspace = createLimiter(CATCH_UPS_OF_WORKSPACE);
    const catchUps: Limiter = (run) => ofWorkspace(() => ofAll(run));
    // What is read then is not the business of whoever woke it.
    const stopListening = wakes.onWake(workspaceId, AsyncLocalStorage.bind(tail.look));
    const followed = { tail, catchUps, channels, stopListening };
    logs.set(workspaceId, followed);
    counts.followedLogs = logs.size;
    // What happened since that place was told to nobody here.
    tail.look();
    if (timer === null) schedule();
    return followed;
  };
  return {
    logOf: (workspaceId, from) => logs.get(workspaceId) ?? open(workspaceId, from),
    add(channel) {
      logs.get(channel.plan.workspaceId)?.channels.add(channel);
    },
    remove(channel) {
      const { workspaceId } = channel.plan;
      const followed = logs.get(workspaceId);
      followed?.channels.delete(channel);
      if (followed === undefined || followed.channels.size > 0) return;
      followed.stopListening();
      logs.delete(workspaceId);
      counts.followedLogs = logs.size;
    },
  };
}
