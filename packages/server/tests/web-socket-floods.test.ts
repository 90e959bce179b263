import { connect, type Socket } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import WebSocket from "ws";
import { listen } from "../src/http/listen.ts";
import { BUFFERED_LIMIT_BYTES } from "../src/web-socket/policy.ts";
import { openServer } from "./open-server.ts";
import { until } from "./open-socket-server.ts";

/** More than every buffer between here and there takes. */
const FLOOD_BYTES = 12_000_000;

/** The API on a port, and what stands on its side of each socket. */
async function open(...[options]: Parameters<typeof openServer>) {
  const stopping = new AbortController();
  const opened = await openServer({ stopping: stopping.signal, ...options });
  const connections: Socket[] = [];
  const listening = await listen(new Map(), {
    ...{ host: "127.0.0.1", port: 0 },
    upgrades: new Map([
      [
        "/graphql",
        (request, connection, head) => {
          connections.push(request.socket);
          opened.server.upgrade(request, connection, head);
        },
      ],
    ]),
  });
  onTestFinished(async () => {
    stopping.abort();
    await listening.stop();
    await opened.close();
  });
  const knock = async (given: object = {}) => {
    const url = `${listening.url.replace("http", "ws")}/graphql`;
    const socket = new WebSocket(url, "graphql-transport-ws", given);
    socket.on("error", () => undefined);
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    await new Promise((resolve) => socket.once("open", resolve));
    const connection = connections.at(-1);
    if (connection === undefined) throw new Error("There is no connection");
    return { socket, closed, connection };
  };
  return { ...opened, url: listening.url, connections, knock };
}

/** Sends a handshake, and from then on what it is told to; it does not close by itself. */
function openConnection(url: string, headers: Record<string, string> = {}): Socket {
  const { port } = new URL(url);
  const peer = connect({ port: Number(port), host: "127.0.0.1", allowHalfOpen: true });
  peer.on("error", () => undefined);
  onTestFinished(() => void peer.destroy());
  const fields = {
    ...{ host: "evergrant.test", connection: "Upgrade", upgrade: "websocket" },
    ...{ "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" },
    ...{ "sec-websocket-protocol": "graphql-transport-ws", ...headers },
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  peer.write(`GET /graphql HTTP/1.1\r\n${lines.join("")}\r\n`);
  return peer;
}

async function shakeHands(url: string): Promise<Socket> {
  const peer = openConnection(url);
  const said = await new Promise((resolve) => peer.once("data", (data) => resolve(`${data}`)));
  expect(said).toMatch(/^HTTP\/1\.1 101 /);
  return peer;
}

/** A client's frame of a long text, of one piece; its mask is zero. */
function frameOf(text: string): Buffer {
  const head = Buffer.alloc(14);
  head.writeUInt16BE(0x81ff);
  head.writeBigUInt64BE(BigInt(text.length), 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

it("reads no more of a peer that asks for answers and takes none, until it does", async () => {
  const { url, connections } = await open();
  const peer = await shakeHands(url);
  peer.pause();
  const ping = { type: "ping", payload: { padding: "x".repeat(90_000) } };
  peer.write(Buffer.alloc(FLOOD_BYTES, frameOf(JSON.stringify(ping))));
  await until(() => expect(connections[0]?.isPaused()).toBe(true));
  expect(connections[0]?.writableLength).toBeLessThan(BUFFERED_LIMIT_BYTES / 8);
  expect(peer.writableLength).toBeGreaterThan(0);
  let taken = 0;
  peer.on("data", (data) => {
    taken += data.length;
  });
  peer.resume();
  await until(() => {
    expect(taken).toBeGreaterThan(FLOOD_BYTES * 0.9);
    expect(connections[0]?.isPaused()).toBe(false);
  });
});

it("cuts a peer that answers no ping, however much it says", async () => {
  const { knock } = await open({ live: { pingMs: 100 } });
  const { socket, closed } = await knock({ autoPong: false });
  socket.on("message", () => socket.send(JSON.stringify({ type: "ping" })));
  socket.send(JSON.stringify({ type: "ping" }));
  expect(await closed).toBe(1006);
});

it.each(["connection_ack", "next", "error"])(
  "closes a socket whose peer sends %s, and logs no error",
  async (type) => {
    const { knock, logged } = await open();
    const { socket, closed } = await knock();
    const payload = type === "error" ? [{ message: "m" }] : {};
    const message = JSON.stringify({ type, id: "1", payload });
    for (let sent = 0; sent < 20; sent += 1) socket.send(message);
    expect(await closed).toBe(4400);
    expect(logged).toEqual([]);
  },
);

it("closes the connection of whom it refuses, though he does not close it", async () => {
  const { url } = await open();
  const peer = openConnection(url, { origin: "https://evil.test" });
  const said = await new Promise((resolve) => peer.once("data", (data) => resolve(`${data}`)));
  expect(said).toMatch(/^HTTP\/1\.1 403 /);
  // Whoever is gone answers what is still said with a reset.
  const gone = new Promise((resolve) => peer.once("error", resolve).once("close", resolve));
  await vi.waitFor(() => {
    peer.write("more");
    expect(peer.destroyed).toBe(true);
  });
  await gone;
});
