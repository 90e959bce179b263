import { expect, it, onTestFinished } from "vitest";
import WebSocket from "ws";
import { followOperation, openSocketServer, until } from "./open-socket-server.ts";
import { renamed, writeEvents } from "./write-events.ts";

const NAMES = "subscription { events { ... on WorkspaceChanged { name } } }";
/** A few hundred of them are more than every buffer between here and there takes. */
const LARGE = "x".repeat(90_000);

async function open(...[options]: Parameters<typeof openSocketServer>) {
  const opened = await openSocketServer(options);
  onTestFinished(() => opened.close());
  return opened;
}

/** A socket with an operation that can be told to read no more. */
function openRaw({ url, apiKey }: { url: string; apiKey: string }, options: object = {}) {
  const socket = new WebSocket(url, "graphql-transport-ws", options);
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  const payload = { authorization: `Bearer ${apiKey}` };
  socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init", payload })));
  socket.on("message", (message) => {
    if (!String(message).includes("connection_ack")) return;
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: NAMES } }));
  });
  return { socket, closed };
}

it("ends an operation whose socket takes less than happens, and goes on with the others", async () => {
  const opened = await open({ live: { pollMs: 50, queueMaxEvents: 25 } });
  const { counts } = opened.server;
  const slow = openRaw(opened);
  const quick = followOperation(opened.connect(), NAMES);
  await until(() => expect(counts.openStreams).toBe(2));
  slow.socket.pause();
  const last: string[] = [];
  slow.socket.on("message", (message) => last.push(String(message).slice(0, 400)));
  let written = 0;
  while (counts.closes.SLOW_CONSUMER === 0 && written < 500) {
    await writeEvents(opened, Array(10).fill(renamed(LARGE)));
    written += 10;
    await until(() => expect(quick.results).toHaveLength(written));
  }
  expect(counts.openStreams).toBe(1);
  slow.socket.resume();
  await until(() => expect(last.at(-1)).toContain('"type":"error"'));
  const { payload } = JSON.parse(last.at(-1) ?? "{}");
  expect(payload).toMatchObject([
    { extensions: { code: "RATE_LIMITED", reason: "SLOW_CONSUMER" } },
  ]);
  const { cursor } = payload[0].extensions;
  const anew = followOperation(
    opened.connect(),
    `subscription { events(after: "${cursor}") { type } }`,
  );
  // Nothing is lost: what it had, and what comes after the cursor, is all.
  await until(() => expect(last.length - 1 + anew.results.length).toBe(written));
});

it("cuts a socket whose peer answers no ping", async () => {
  const opened = await open({ live: { pingMs: 100 } });
  const dead = openRaw(opened, { autoPong: false });
  const living = followOperation(opened.connect(), NAMES);
  expect(await dead.closed).toBe(1006);
  await until(() => expect(opened.server.counts.openStreams).toBe(1));
  expect(living.failure).toBeNull();
});

it("closes its sockets when the server stops, and says when to come back", async () => {
  const opened = await open();
  const closes: unknown[] = [];
  let connected = 0;
  const on = {
    connected: () => {
      connected += 1;
    },
    closed: (event: unknown) => void closes.push(event),
  };
  followOperation(opened.connect({ on }), NAMES);
  opened.connect({ on, lazy: false });
  await until(() => expect(connected).toBe(2));
  await until(() => expect(opened.server.counts.openStreams).toBe(1));
  await opened.stop();
  const restart = { code: 1012, reason: expect.stringMatching(/^\{"retryMs":\d+\}$/) };
  await until(() => expect(closes).toMatchObject([restart, restart]));
  expect(opened.server.counts.openStreams).toBe(0);
});

it("cuts a socket that does not answer when the server stops", async () => {
  const opened = await open();
  const { socket } = openRaw(opened);
  await until(() => expect(opened.server.counts.openStreams).toBe(1));
  socket.pause();
  await opened.stop();
  socket.resume();
});
