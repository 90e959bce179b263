import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { ConnectionResetError } from "./connection-reset-error.ts";
import { MAX_BODY_BYTES } from "./policy.ts";
import { readText } from "./response-text.ts";
import type { Sandbox } from "./sandbox.ts";

/** What HTTP knows and a `Request` does not take. */
const UNHEARD_METHODS: ReadonlySet<string> = new Set(["TRACE"]);

export interface ListenAddress {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Serves HTTPS with this key and certificate, both PEM. Clients must trust who signed it. */
  tls?: { key: string; cert: string };
}

export interface ListeningSandbox {
  url: string;
  /** Stops listening and cuts what is still open; the sandbox itself stays open. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP, or HTTPS where a certificate is given.
 * @throws what the network says, such as EADDRINUSE for a taken port.
 */
export async function listenSandbox(
  sandbox: Sandbox,
  { host, port, tls }: ListenAddress,
): Promise<ListeningSandbox> {
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(sandbox, incoming, outgoing).catch((cause: unknown) => {
      if (cause instanceof ConnectionResetError || outgoing.headersSent) {
        // A TLS socket cannot be reset; ended without a word, it looks the same to its peer.
        if (tls) incoming.socket.destroy();
        else incoming.socket.resetAndDestroy();
      } else if (!outgoing.destroyed) {
        outgoing.writeHead(500, { "content-type": "application/json" });
        outgoing.end('{"error":"The sandbox failed."}');
      }
    });
  };
  const server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const boundPort = typeof address === "object" && address ? address.port : port;
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return {
    url: `${tls ? "https" : "http"}://${shownHost}:${boundPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (UNHEARD_METHODS.has(incoming.method ?? "")) {
    outgoing.writeHead(405).end();
    return;
  }
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const response = await sandbox.fetch(await toRequest(incoming, gone.signal));
  const text = await readText(response);
  const headers = Object.fromEntries(response.headers);
  headers["content-length"] = String(Buffer.byteLength(text));
  outgoing.writeHead(response.status, headers);
  outgoing.end(incoming.method === "HEAD" ? undefined : text);
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? "");
  }
  const host = incoming.headers.host ?? "";
  const base = URL.canParse(`http://${host}`) ? `http://${host}` : "http://sandbox.invalid";
  // Appended, not resolved: a path such as //x must not become another host.
  const url = `${new URL(base).origin}${incoming.url?.startsWith("/") ? incoming.url : "/"}`;
  const method = incoming.method === "HEAD" ? "GET" : (incoming.method ?? "GET");
  const body = method === "GET" ? null : await readChunks(incoming);
  return new Request(url, { method, headers, body, signal });
}

async function readChunks(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    // One chunk over the limit is kept, for the handler to refuse; the rest is read and dropped.
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    bytes += chunk.byteLength;
  }
  return chunks.length > 0 ? Buffer.concat(chunks) : null;
}
