import { createServer } from "node:http";

export interface ReceivedPost {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A receiver of webhooks on this machine. */
export interface Receiver {
  url: string;
  received: ReceivedPost[];
  /** The status of its answers; 204 unless said. */
  status: number;
  close(): void;
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    receiver.received.push({
      ...{ path: request.url ?? "", headers, body: Buffer.concat(chunks).toString() },
    });
    if (request.url === "/inside")
      response.writeHead(302, { location: "http://127.0.0.1:1/latest" }).end();
    else response.writeHead(receiver.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    ...{ url: `http://127.0.0.1:${Object(server.address()).port}`, received: [], status: 204 },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
