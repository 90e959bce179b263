import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { ApiSocket } from "./api-socket.ts";
import { BLOCKED_PINGS, BUFFERED_LIMIT_BYTES, MISSED_PINGS } from "./policy.ts";

/** A socket whose connection takes what the test says it does. */
function open() {
  const connection = { bytesWritten: 0, writableLength: 0 };
  let isCut = false;
  const { OPEN } = WebSocket;
  const webSocket = Object.assign(new EventEmitter(), {
    ...{ OPEN, readyState: OPEN as number, bufferedAmount: 0 },
    ping: () => undefined,
    send(frame: string) {
      webSocket.bufferedAmount += frame.length;
    },
    terminate() {
      isCut = true;
      webSocket.readyState = WebSocket.CLOSED;
    },
  });
  const socket = new ApiSocket(webSocket as unknown as WebSocket, connection as unknown as Socket);
  socket.operations = 1;
  return {
    ...{ socket, connection, webSocket },
    isCut: () => isCut,
    ping(times = 1) {
      for (let pinged = 0; pinged < times; pinged += 1) socket.ping();
    },
  };
}

it("bears a peer that takes slowly what waits for it, and not one that takes nothing for a minute", () => {
  const { connection, ping, isCut } = open();
  Object.assign(connection, { bytesWritten: 2_000_000, writableLength: 1_000_000 });
  for (let round = 0; round < 20; round += 1) {
    ping(BLOCKED_PINGS - 1);
    connection.writableLength -= 1_000;
  }
  expect(isCut()).toBe(false);
  ping(BLOCKED_PINGS);
  expect(isCut()).toBe(false);
  ping();
  expect(isCut()).toBe(true);
});

it("takes it for no sign of life that the system takes what is written", () => {
  const { connection, ping, isCut } = open();
  for (let round = 0; round < MISSED_PINGS; round += 1) {
    connection.bytesWritten += 1_000;
    ping();
  }
  expect(isCut()).toBe(false);
  ping();
  expect(isCut()).toBe(true);
});

it("cuts a socket for which more waits than any may have asked for", () => {
  const { socket, isCut } = open();
  socket.send("x".repeat(BUFFERED_LIMIT_BYTES));
  expect(isCut()).toBe(false);
  socket.send("x");
  expect(isCut()).toBe(true);
});
