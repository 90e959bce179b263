import { setImmediate as nextTurn } from "node:timers/promises";
import { encodeCursor, type NewEvent } from "@evergrant/core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { type ReadStream, readStream } from "./read-stream.ts";
import { writeEvents } from "./write-events.ts";

const SUBSCRIPTION =
  "subscription ($after: String, $types: [EventType!]) { events(after: $after, types: $types) { cursor type } }";
const EVENTS = 300;
const JOINS = 40;
const TYPES = ["TOKEN_DEGRADED", "TOKEN_RECOVERED"] as const;

let opened: OpenServer;
beforeAll(async () => {
  // Every other hint is lost, and the look behind them is made often.
  opened = await openServer({ live: { pollMs: 30 } });
});
afterAll(() => opened.close());

/** Numbers from 0 to `sides` that follow from a seed. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

async function open(variables: object, signal: AbortSignal): Promise<ReadStream> {
  const response = await opened.server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: SUBSCRIPTION, variables }),
    signal,
  });
  const stream = readStream(response);
  stream.closed.catch(() => undefined);
  return stream;
}

const eventOf = (type: NewEvent["type"]): NewEvent => ({ type, sellerAccountId: null, data: {} });
const countLog = async () => Number((await opened.owner.workspaceLog.findFirstOrThrow()).position);

it.each([1, 2, 3])(
  "tells each event once and in order to whoever joins while many are written, by the dice %i",
  async (seed) => {
    const roll = createDice(seed);
    const gone = new AbortController();
    const joined: {
      stream: ReadStream;
      types: readonly string[] | null;
      least: number;
      most: number;
    }[] = [];
    const cursorAt = async (position: number) => {
      const log = await opened.owner.workspaceLog.findFirstOrThrow();
      return encodeCursor({ ...log, position: BigInt(position), occurredAt: null });
    };
    const first = await countLog();

    const write = async () => {
      for (let written = 0; written < EVENTS; ) {
        const size = Math.min(1 + roll(9), EVENTS - written);
        await writeEvents(
          opened,
          Array.from({ length: size }, () => eventOf(TYPES[roll(2)] ?? TYPES[0])),
        );
        written += size;
        if (roll(2) === 0) opened.wakes.wake(opened.workspaceId);
      }
    };
    const join = async () => {
      for (let count = 0; count < JOINS; count += 1) {
        for (let turns = roll(20); turns > 0; turns -= 1) await nextTurn();
        const before = await countLog();
        const from = roll(3) === 0 ? null : roll(before + 1);
        const types = roll(3) === 0 ? [TYPES[roll(2)] ?? TYPES[0]] : null;
        const after = from === null ? null : await cursorAt(from);
        const stream = await open({ after, types }, gone.signal);
        const since = await countLog();
        joined.push({ stream, types, least: from ?? before, most: from ?? since });
      }
    };
    await Promise.all([write(), join()]);
    // One more of each type: whoever has been told it has been told all before it.
    await writeEvents(opened, TYPES.map(eventOf));

    const log = await opened.owner.event.findMany({ orderBy: { position: "asc" } });
    expect(log).toHaveLength(first + EVENTS + TYPES.length);
    const { workspaceId } = opened;
    const { epoch } = await opened.owner.workspaceLog.findFirstOrThrow();
    for (const { stream, types, least, most } of joined) {
      const ofTypes = log.filter(({ type }) => types === null || types.includes(type));
      const must = ofTypes.filter(({ position }) => position > most);
      const may = ofTypes
        .filter(({ position }) => position > least)
        .map(({ type, position, occurredAt }) => ({
          type,
          cursor: encodeCursor({ workspaceId, epoch, position, occurredAt }),
        }));
      const told = () => stream.results.map(({ data }) => (data as { events: object }).events);
      await vi.waitFor(() => expect(told().at(-1)).toEqual(may.at(-1)), { timeout: 20_000 });
      expect(told().length).toBeGreaterThanOrEqual(must.length);
      expect(told()).toEqual(may.slice(may.length - told().length));
    }
    expect(opened.server.counts.followedLogs).toBe(1);
    gone.abort();
    await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(0));
  },
);
