import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { Upgrade } from "../http/listen.ts";
import type { Pinger } from "../live/pinger.ts";
import { retryMsOf } from "../live/retry-ms.ts";
import { ApiSocket } from "./api-socket.ts";
import type { Protocol } from "./create-protocol.ts";
import { CLOSE_CODES } from "./policy.ts";

/**
 * Makes WebSockets of handshakes. A page of a foreign origin gets none: no CORS keeps answers from it here. Sockets end
 * when the process stops, and are asked to come back, not all at once.
 */
export function createUpgrade(options: {
  protocol: Protocol;
  pinger: Pinger;
  isOwnOrigin: (origin: string) => boolean;
  maxMessageBytes: number;
  stopping: AbortSignal | undefined;
}): Upgrade {
  const { protocol, pinger, isOwnOrigin, maxMessageBytes, stopping } = options;
  const acceptor = new WebSocketServer({
    ...{ noServer: true, clientTracking: false, perMessageDeflate: false },
    maxPayload: maxMessageBytes,
    handleProtocols,
  });
  const sockets = new Set<ApiSocket>();
  stopping?.addEventListener("abort", () => {
    for (const socket of sockets) {
      const retryMs = retryMsOf(sockets.size, Math.random());
      socket.close(CLOSE_CODES.stopping, JSON.stringify({ retryMs }));
    }
  });
  return (request, connection, head) => {
    connection.on("error", () => connection.destroy());
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnOrigin(origin)) return refuse(connection, 403);
    if (stopping?.aborted) return refuse(connection, 503);
    acceptor.handleUpgrade(request, connection, head, (webSocket) => {
      const socket = new ApiSocket(webSocket, request.socket);
      sockets.add(socket);
      const stopPinging = pinger.add(socket);
      const onClosed = protocol.begin(socket, webSocket, request);
      // What is wrong with a frame closes it with a code that says so.
      webSocket.on("error", () => undefined);
      webSocket.once("close", (code, reason) => {
        sockets.delete(socket);
        stopPinging();
        onClosed(code, reason.toString());
      });
    });
  };
}

function refuse(connection: Duplex, status: number): void {
  // Half of it would stay open for as long as the peer likes.
  connection.once("finish", () => connection.destroy());
  connection.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  );
}
