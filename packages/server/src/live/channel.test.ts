import type { LogTail, TailPlace } from "@evergrant/core";
import type { Following } from "@evergrant/schema";
import { expect, it } from "vitest";
import { Channel, type ChannelDeps, type ChannelPlan } from "./channel.ts";
import { createCounts } from "./counts.ts";
import { LiveStream } from "./live-stream.ts";

const WORKSPACE = { workspaceId: "01900000-0000-7000-8000-000000000001", epoch: 1 };
const LOOKS = 10;

/** Who goes round and round in one turn keeps the whole process from reading on. */
it("takes a stream in that comes behind one which is ahead of what is read of the log", async () => {
  const head: TailPlace = { position: 5n, occurredAt: null };
  let looks = 0;
  const readAtHand: LogTail["readAtHand"] = (place) => {
    looks += 1;
    if (looks > LOOKS) throw new Error("Nothing more can come in this turn.");
    return { events: [], end: place.position > head.position ? place : head };
  };
  const tail = { head: () => head, readAtHand } as LogTail;
  const errors: unknown[] = [];
  const channel = new Channel(
    { onError: (error: unknown) => errors.push(error) } as unknown as ChannelDeps,
    { filter: {} } as ChannelPlan,
    { tail, catchUps: (run) => run() },
  );
  const join = async (position: bigint): Promise<LiveStream> => {
    const place = { ...WORKSPACE, position };
    const following = { start: place, head: place } as unknown as Following;
    const stream = new LiveStream(following, null as unknown as ChannelPlan, {
      ...{ counts: createCounts(), queueMaxEvents: 1, queueMaxBytes: 1 },
      join: (joining) => channel.add(joining),
      leave: () => undefined,
    });
    stream.attach({ send: () => true, end: () => undefined });
    for (let turns = 0; turns < LOOKS * LOOKS; turns += 1) await Promise.resolve();
    return stream;
  };
  const streams = [await join(8n), await join(6n)];
  expect(errors).toEqual([]);
  expect(streams.map(({ isLive }) => isLive)).toEqual([true, true]);
});
