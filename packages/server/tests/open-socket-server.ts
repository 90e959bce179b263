import type { ExecutionResult } from "graphql";
import { type Client, type ClientOptions, createClient } from "graphql-ws";
import { vi } from "vitest";
import WebSocket from "ws";
import { type Listening, listen } from "../src/http/listen.ts";
import { type OpenServer, openServer } from "./open-server.ts";

type Options = Parameters<typeof openServer>[0];

/** The API on a port, and graphql-ws's own client for it. */
export interface SocketServer extends OpenServer {
  /** Of its WebSockets. */
  url: string;
  /** A client that sends the workspace's key and never comes back by itself, unless told otherwise. */
  connect(options?: Partial<ClientOptions>): Client;
  stop(): Promise<void>;
}

export async function openSocketServer(options: Options = {}): Promise<SocketServer> {
  const stopping = new AbortController();
  const opened = await openServer({ stopping: stopping.signal, ...options });
  const { server, apiKey } = opened;
  const listening: Listening = await listen(new Map([["/graphql", server]]), {
    ...{ host: "127.0.0.1", port: 0 },
    upgrades: new Map([["/graphql", server.upgrade]]),
  });
  const url = `${listening.url.replace("http", "ws")}/graphql`;
  const clients: Client[] = [];
  const stop = async () => {
    stopping.abort();
    await listening.stop();
  };
  return {
    ...opened,
    url,
    connect(given) {
      const client = createClient({
        ...{ url, webSocketImpl: WebSocket, retryAttempts: 0 },
        connectionParams: { authorization: `Bearer ${apiKey}` },
        onNonLazyError: () => {},
        ...given,
      });
      clients.push(client);
      return client;
    },
    stop,
    async close() {
      for (const client of clients) client.dispose();
      await stop();
      await opened.close();
    },
  };
}

/** Waits for what takes several messages there and back. */
export const until = (check: () => unknown): Promise<unknown> =>
  vi.waitFor(check, { timeout: 15_000 });

/** What came of one operation. */
export interface Followed {
  results: ExecutionResult[];
  /** GraphQL's errors, or how the socket was closed. */
  failure: unknown;
  isComplete: boolean;
  unsubscribe(): void;
}

/** Follows an operation to its end, beside the test. */
export function followOperation(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Followed {
  const followed: Followed = {
    ...{ results: [], failure: null, isComplete: false },
    unsubscribe: () => {},
  };
  followed.unsubscribe = client.subscribe(
    { query, variables },
    {
      next: (result) => void followed.results.push(result as ExecutionResult),
      error: (failure) => {
        followed.failure = failure;
      },
      complete: () => {
        followed.isComplete = true;
      },
    },
  );
  return followed;
}
