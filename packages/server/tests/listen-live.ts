import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { OpenServer } from "./open-server.ts";

/** The API on a port. */
export interface Listening {
  url: string;
  /** Opens a subscription on a socket of its own, which takes nothing until it is resumed; `text` is what it took. */
  subscribe(query: string): Promise<{ socket: Socket; text: () => string }>;
  close(): Promise<void>;
}

export async function listenLive(
  { apiKey }: Pick<OpenServer, "apiKey">,
  listener: RequestListener,
  port = 0,
): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: bound } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  return {
    url: `http://127.0.0.1:${bound}/graphql`,
    async subscribe(query) {
      const socket = connect(bound, "127.0.0.1");
      sockets.push(socket);
      socket.on("error", () => undefined);
      const body = JSON.stringify({ query });
      const head = [
        "POST /graphql HTTP/1.1",
        `Host: 127.0.0.1:${bound}`,
        `Authorization: Bearer ${apiKey}`,
        "Content-Type: application/json",
        "Accept: text/event-stream",
        `Content-Length: ${Buffer.byteLength(body)}`,
      ];
      socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
      let text = "";
      await new Promise<void>((resolve) => {
        socket.once("data", (piece: Buffer) => {
          text += piece;
          socket.pause();
          socket.on("data", (more: Buffer) => {
            text += more;
          });
          resolve();
        });
      });
      return { socket, text: () => text };
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
