import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { StartError } from "../environment.ts";
import type { RequestObserver } from "./observe-request.ts";
import { setSecurityHeaders } from "./security-headers.ts";

/** Answers one path. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Takes the connection of a request for a WebSocket over. */
export type Upgrade = (request: IncomingMessage, connection: Duplex, head: Buffer) => void;

export interface Listening {
  url: string;
  /** Ends idle and streaming connections, and waits for the rest. */
  stop(): Promise<void>;
}

/** How long a running request may go on while the server stops: longer than nearly all take. */
const DRAIN_MS = 15_000;

/** What one connection may take: who sends slower, or more, is cut. An answer may take as long as it likes. */
export const CONNECTION_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
} as const;

/** A host and perhaps a port: what an address can be made of. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Serves routes by path, and by all that begins with it where it ends with a slash; throws a StartError in one line where the address cannot be had. */
export async function listen(
  routes: ReadonlyMap<string, Route>,
  options: {
    host: string;
    port: number;
    isHttps?: boolean;
    observe?: RequestObserver;
    /** Aborts when the process is about to stop: connections end with the answers that they wait for. */
    draining?: AbortSignal;
    /** By path; any other has none. */
    upgrades?: ReadonlyMap<string, Upgrade>;
  },
): Promise<Listening> {
  const { host, port, isHttps = false, draining, upgrades = new Map() } = options;
  const { observe = (_exchange, answer) => answer() } = options;
  // An answer that was begun before the server stops leaves a connection which nobody is to use again.
  const endIdle = (): void => {
    if (!server.listening) setImmediate(() => server.closeIdleConnections());
  };
  const handle: RequestListener = async (request, response) => {
    setSecurityHeaders(response, { isHttps });
    if (draining?.aborted) response.setHeader("connection", "close");
    response.on("close", endIdle);
    const path = findPath(routes, request.url?.split("?")[0] ?? "/");
    // A route tells of its own failures: this one would end the process.
    try {
      await observe({ request, response, route: path ?? "none" }, () => {
        // Of what is no host no address can be made, and Yoga fails at it.
        if (!isHost(request.headers.host)) return sendText(response, 400, "The Host is none.\n");
        const route = path === undefined ? undefined : routes.get(path);
        if (route === undefined) return sendText(response, 404, "There is nothing here.\n");
        return route(request, response);
      });
    } catch {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "Something went wrong on our side.\n");
    }
  };
  const upgradeOf = ({ url, headers }: IncomingMessage): Upgrade | undefined =>
    headers.upgrade?.toLowerCase() === "websocket"
      ? upgrades.get(url?.split("?")[0] ?? "/")
      : undefined;
  const server = createServer(
    // Whoever asks for anything else, such as HTTP/2, is answered as he is.
    { ...CONNECTION_LIMITS, shouldUpgradeCallback: (request) => upgradeOf(request) !== undefined },
    handle,
  );
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (request, connection, head) => {
    upgraded.add(connection);
    connection.once("close", () => upgraded.delete(connection));
    upgradeOf(request)?.(request, connection, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host}:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => {
          server.closeAllConnections();
          // Which node:http knows no more of.
          for (const connection of upgraded) connection.destroy();
        }, DRAIN_MS).unref();
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function findPath(routes: ReadonlyMap<string, Route>, path: string): string | undefined {
  if (routes.has(path)) return path;
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const folder = path.slice(0, end + 1);
    if (routes.has(folder)) return folder;
  }
  return undefined;
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function isHost(host: string | undefined): boolean {
  return host === undefined || (HOST.test(host) && URL.canParse(`http://${host}`));
}

function explain(error: Error, host: string, port: number): Error {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} is taken. Set another one, or end what uses it.`);
  if (code === "EACCES") return new StartError(`Port ${port} may not be used. Set another one.`);
  if (code === "EADDRNOTAVAIL") return new StartError(`${host} is no address of this machine.`);
  return error;
}
