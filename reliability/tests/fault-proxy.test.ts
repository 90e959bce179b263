import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { createFaultProxy, type FaultProxy } from "../src/proxy/fault-proxy.ts";

let echo: Server;
let port = 0;
let proxy: FaultProxy;

beforeAll(async () => {
  echo = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.pipe(socket);
  });
  echo.listen(0, "127.0.0.1");
  await once(echo, "listening");
  const address = echo.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  proxy = createFaultProxy("echo", port);
});

afterEach(() => proxy.set({ kind: "pass" }));

afterAll(async () => {
  await proxy.stop();
  echo.close();
});

interface Client {
  socket: Socket;
  heard: () => string;
  isGone: () => boolean;
}

async function open(lane = "a", waits = true): Promise<Client> {
  const socket = connect(await proxy.listen(lane), "127.0.0.1");
  let heard = "";
  let isGone = false;
  socket.on("data", (piece) => {
    heard += piece.toString();
  });
  socket
    .on("error", () => undefined)
    .on("close", () => {
      isGone = true;
    });
  if (waits) await once(socket, "connect");
  return { socket, heard: () => heard, isGone: () => isGone };
}

it("passes on what is said, both ways and to the end", async () => {
  const { socket, heard, isGone } = await open();
  const text = "x".repeat(3_000_000);
  socket.end(text);
  await vi.waitFor(() => expect(isGone()).toBe(true), 5_000);
  expect(heard()).toBe(text);
  await vi.waitFor(() => expect(proxy.open()).toBe(0));
  expect(proxy.takeHarmed()).toBe(0);
});

it("resets what is open and what comes while it is shut", async () => {
  const before = await open();
  before.socket.write("a");
  await vi.waitFor(() => expect(before.heard()).toBe("a"));
  proxy.set({ kind: "shut" });
  await vi.waitFor(() => expect(before.isGone()).toBe(true));
  const after = await open("a", false);
  await vi.waitFor(() => expect(after.isGone()).toBe(true));
  expect(proxy.takeHarmed()).toBe(2);
});

it("holds back while it stalls, and lets go afterwards", async () => {
  proxy.takeHarmed();
  const { socket, heard } = await open();
  proxy.set({ kind: "stall" });
  socket.write("one");
  const control = await open("b");
  proxy.set({ kind: "pass" }, "b");
  control.socket.write("two");
  await vi.waitFor(() => expect(control.heard()).toBe("two"));
  expect(heard()).toBe("");
  expect(proxy.takeHarmed()).toBe(1);
  proxy.set({ kind: "pass" });
  await vi.waitFor(() => expect(heard()).toBe("one"));
});

it("tells a side that the other has gone only once it no longer stalls", async () => {
  const { socket } = await open("c");
  proxy.set({ kind: "stall" });
  socket.resetAndDestroy();
  const control = await open("d");
  proxy.set({ kind: "pass" }, "d");
  control.socket.end("x");
  await vi.waitFor(() => expect(control.isGone()).toBe(true));
  expect(proxy.open("c")).toBe(1);
  proxy.set({ kind: "pass" });
  await vi.waitFor(() => expect(proxy.open("c")).toBe(0));
});

it("delays every piece, in order", async () => {
  const { socket, heard } = await open();
  proxy.set({ kind: "slow", ms: 40 });
  const from = performance.now();
  for (const piece of ["a", "b", "c"]) socket.write(piece);
  await vi.waitFor(() => expect(heard()).toBe("abc"));
  expect(performance.now() - from).toBeGreaterThan(75);
});

it("lets a request arrive and loses its answer", async () => {
  const arrived = once(echo, "connection") as Promise<[Socket]>;
  const { socket, heard, isGone } = await open();
  const [far] = await arrived;
  proxy.set({ kind: "reset" });
  const received = once(far, "data");
  socket.write("request");
  expect(String((await received)[0])).toBe("request");
  await vi.waitFor(() => expect(isGone()).toBe(true));
  expect(heard()).toBe("");
});

it("cuts once, what one lane holds, and counts it", async () => {
  const [cut, kept] = [await open("e"), await open("f")];
  await vi.waitFor(() => expect([proxy.open("e"), proxy.open("f")]).toEqual([1, 1]));
  proxy.takeHarmed();
  expect(proxy.cut("e")).toBe(1);
  await vi.waitFor(() => expect(cut.isGone()).toBe(true));
  kept.socket.write("still here");
  await vi.waitFor(() => expect(kept.heard()).toBe("still here"));
  expect(proxy.takeHarmed()).toBe(1);
});

it("leads to another port from now on", async () => {
  const other = createServer((socket) => socket.end("other"));
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  proxy.lead(typeof address === "object" && address !== null ? address.port : 0);
  const { heard } = await open();
  await vi.waitFor(() => expect(heard()).toBe("other"));
  proxy.lead(port);
  other.close();
});

it("stops though a client keeps its side open that was answered nonsense", async () => {
  const own = createFaultProxy("echo", port);
  own.set({ kind: "garble", text: "nonsense" });
  const socket = connect({ port: await own.listen("a"), host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => undefined).write("hello");
  await once(socket, "data");
  await expect(own.stop()).resolves.toBeUndefined();
  socket.destroy();
});
