import { setTimeout as delay } from "node:timers/promises";
import { Agent, request } from "undici";
import type { FleetNode } from "../fleet/fleet-node.ts";

/** How often each node is asked whether it is ready. */
export const LOOK_EVERY_MS = 250;
const LOOK_MS = 2_000;

export interface Balancer {
  /** Sends a request to the next node that is ready; to another one where nobody took the connection. Throws what the node's connection did. */
  send(path: string, init: { headers: Record<string, string>; body: string }): Promise<string>;
  /** How many were sent to another node because the first took no connection. */
  refused(): number;
  stop(): Promise<void>;
}

/** What stands before a fleet: round-robin among the ready, over connections that are kept. */
export async function startBalancer(nodes: readonly FleetNode[]): Promise<Balancer> {
  const agent = new Agent({ keepAliveTimeout: 60_000, connections: 32 });
  const ready = new Set<FleetNode>();
  const stopping = new AbortController();
  let turn = 0;
  let refused = 0;

  const look = async (node: FleetNode): Promise<void> => {
    const signal = AbortSignal.timeout(LOOK_MS);
    const isReady = await fetch(`${node.url}/ready`, { signal }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status === 200;
      },
      () => false,
    );
    if (isReady) ready.add(node);
    else ready.delete(node);
  };
  const watch = async (node: FleetNode): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look(node);
      await delay(LOOK_EVERY_MS);
    }
  };
  await Promise.all(nodes.map(look));
  const watching = nodes.map(watch);

  return {
    refused: () => refused,
    async send(path, { headers, body }) {
      const tried = new Set<FleetNode>();
      for (;;) {
        const candidates = [...ready].filter((node) => !tried.has(node));
        const node = candidates[turn % candidates.length];
        if (node === undefined) {
          // Whoever asks again at once would leave no turn for the look that finds one.
          await delay(LOOK_EVERY_MS);
          throw new Error("No node is ready");
        }
        turn += 1;
        try {
          const options = { method: "POST", headers, body, dispatcher: agent } as const;
          const { statusCode, body: answer } = await request(`${node.url}${path}`, options);
          const text = await answer.text();
          if (statusCode !== 200) throw new Error(`HTTP ${statusCode} of ${node.name}: ${text}`);
          return text;
        } catch (error) {
          const isRefused =
            error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
          if (!isRefused) throw new Error(`${node.name}: ${String(error)}`, { cause: error });
          refused += 1;
          tried.add(node);
        }
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(watching);
      await agent.destroy();
    },
  };
}
