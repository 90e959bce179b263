import { setTimeout as delay } from "node:timers/promises";
import { Agent, request } from "undici";
import type { FleetNode } from "../fleet/fleet-node.ts";
import { readAnswer } from "./read-answer.ts";

/** Longer than a server may take for anything. */
const ATTEMPT_MS = 30_000;
/** How long to wait before a call is repeated: doubled each time, up to the last, as clients should. */
const AGAIN_FIRST_MS = 100;
const AGAIN_LAST_MS = 3_000;

export interface Calls {
  /** Asks one node once. */
  attempt(node: FleetNode, call: Call): Promise<Attempt>;
  /** Asks, another node each time, until the answer is certain, the call being the same. */
  untilCertain(pickNode: () => FleetNode, call: Call): Promise<Certain>;
  /** Calls that were sent and not answered yet, to one node or to all. */
  inFlight(node?: FleetNode): number;
  /** Attempts of which nobody knows whether they had an effect, since this was last asked. */
  takeUncertain(): number;
  /** Calls that are still repeated are given up: they reject. */
  stop(): Promise<void>;
}

export interface Call {
  query: string;
  variables: Record<string, unknown>;
}

export type Attempt =
  | Certain
  /** It had no effect, and may have one later. */
  | { kind: "refused"; why: string }
  /** It may have had its effect. */
  | { kind: "uncertain"; why: string };

/** The one root field's value: a payload, or a refusal that stays. */
export interface Certain {
  kind: "certain";
  value: Record<string, unknown>;
  attempts: number;
}

/** Sends GraphQL to nodes, and keeps the books of what is on its way and of what was lost there. */
export function createCalls({ apiKey }: { apiKey: string }): Calls {
  const agent = new Agent({ keepAliveTimeout: 60_000, connections: 64 });
  const flying = new Map<string, number>();
  let uncertain = 0;
  let isStopped = false;

  async function attempt(node: FleetNode, call: Call): Promise<Attempt> {
    flying.set(node.name, (flying.get(node.name) ?? 0) + 1);
    try {
      const { statusCode, body } = await request(`${node.url}/graphql`, {
        method: "POST",
        dispatcher: agent,
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        body: JSON.stringify(call),
        signal: AbortSignal.timeout(ATTEMPT_MS),
      });
      return readAnswer(statusCode, await body.text());
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
      // Nobody took the connection, so nobody read the call.
      return { kind: code === "ECONNREFUSED" ? "refused" : "uncertain", why: code };
    } finally {
      flying.set(node.name, (flying.get(node.name) ?? 1) - 1);
    }
  }

  return {
    async attempt(node, call) {
      const answer = await attempt(node, call);
      if (answer.kind === "uncertain") uncertain += 1;
      return answer;
    },
    async untilCertain(pickNode, call) {
      for (let attempts = 1; ; attempts += 1) {
        const answer = await attempt(pickNode(), call);
        if (answer.kind === "certain") return { ...answer, attempts };
        if (answer.kind === "uncertain") uncertain += 1;
        if (isStopped) throw new Error(`Given up: ${answer.why}`);
        await delay(Math.min(AGAIN_FIRST_MS * 2 ** (attempts - 1), AGAIN_LAST_MS));
      }
    },
    inFlight(node) {
      if (node !== undefined) return flying.get(node.name) ?? 0;
      return [...flying.values()].reduce((sum, count) => sum + count, 0);
    },
    takeUncertain() {
      const taken = uncertain;
      uncertain = 0;
      return taken;
    },
    async stop() {
      isStopped = true;
      await agent.destroy();
    },
  };
}
