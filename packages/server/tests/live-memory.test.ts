import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makeViewer } from "@evergrant/testkit/viewer";
import pino from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createServer } from "../src/create-server.ts";
import { listen } from "../src/http/listen.ts";
import { createRequestObserver } from "../src/http/observe-request.ts";
import { createMetrics } from "../src/metrics/create-metrics.ts";
import { type Listening, listenLive } from "./listen-live.ts";
import { type OpenServer, openServer } from "./open-server.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
const STREAMS = 5;
const MANY = 300;
/** Of which some 3 kB are the client's end of the connection, and as many Node's of ours. */
const BYTES_A_STREAM = 15_500;

let opened: OpenServer;
let listening: Listening;
let server: ReturnType<typeof createServer>;
/** Something that requests alone hold. */
const headers: WeakRef<Headers>[] = [];
beforeAll(async () => {
  opened = await openServer();
  const { deps, wakes, workspaceId } = opened;
  const credential = { kind: "JWT" as const, id: "token", keyId: null, expiresAt: null };
  const viewer = makeViewer(workspaceId, { credential });
  server = createServer({
    ...{ deps, wakes, logger: { error: () => {} } },
    limits: { maxStreamsOfCredential: 1_000, maxStreamsOfWorkspace: 1_000 },
    authenticators: [
      async (presented) => {
        headers.push(new WeakRef(presented.headers));
        return viewer;
      },
    ],
  });
  listening = await listenLive({ apiKey: "somebody" }, server);
});
afterAll(async () => {
  await listening.close();
  await opened.close();
});

it("holds nothing of the requests by which streams were opened", async () => {
  for (let count = 0; count < STREAMS; count += 1)
    await listening.subscribe("subscription { events { id } }");
  expect(headers).toHaveLength(STREAMS);
  await vi.waitFor(
    () => {
      collectGarbage();
      expect(headers.filter((one) => one.deref() !== undefined)).toEqual([]);
    },
    { timeout: 10_000, interval: 100 },
  );
  expect(server.counts.openStreams).toBe(STREAMS);
});

it("takes little for each stream that is open, on either end of it", async () => {
  const observe = createRequestObserver({
    ...{ metrics: createMetrics(), logger: pino({ level: "silent" }), level: "info" },
  });
  const routes = new Map([["/graphql", server]]);
  const { url, stop } = await listen(routes, { host: "127.0.0.1", port: 0, observe });
  const sockets: Socket[] = [];
  const openMany = async (): Promise<number> => {
    for (let count = 0; count < MANY; count += 1) sockets.push(await openStream(url));
    for (let times = 0; times < 3; times += 1) {
      await nextTurn();
      collectGarbage();
    }
    return process.memoryUsage().heapUsed;
  };
  // The first ones have code compiled, too.
  const before = await openMany();
  const bytes = (await openMany()) - before;
  for (const socket of sockets) socket.destroy();
  await stop();
  expect(bytes / MANY).toBeLessThan(BYTES_A_STREAM);
});

async function openStream(url: string): Promise<Socket> {
  const { port, host } = new URL(url);
  const body = '{"query":"subscription { events { id } }"}';
  const socket = connect(Number(port), "127.0.0.1");
  const head = [
    ...["POST /graphql HTTP/1.1", `Host: ${host}`, "Authorization: Bearer somebody"],
    ...["Content-Type: application/json", "Accept: text/event-stream"],
    `Content-Length: ${body.length}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  await once(socket, "data");
  return socket;
}
