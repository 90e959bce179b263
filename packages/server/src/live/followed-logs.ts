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

/** The logs that streams of this process follow: each has one reader, and none where nobody follows. */
export interface FollowedLogs {
  /** The reader of a workspace's log, which is opened at a place where there is none yet. */
  tailOf(workspaceId: string, from: TailPlace): LogTail;
  /** Channels of a log are pumped whenever it has grown. */
  add(channel: Channel): void;
  remove(channel: Channel): void;
}

interface Followed {
  tail: LogTail;
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
    const followed = { tail, channels, stopListening: wakes.onWake(workspaceId, tail.look) };
    logs.set(workspaceId, followed);
    counts.followedLogs = logs.size;
    // What happened since that place was told to nobody here.
    tail.look();
    if (timer === null) schedule();
    return followed;
  };
  return {
    tailOf: (workspaceId, from) => (logs.get(workspaceId) ?? open(workspaceId, from)).tail,
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
