import { Agent, fetch as fetchByAgent } from "undici";
import { CONNECT_LIMIT_MS } from "./policy.ts";
import type { Fetch } from "./send.ts";

/**
 * A fetch of its own connections, which gives up early on a host that does not answer: Node's own would
 * take longer than a whole call may. The other limits are `send`'s, for any fetch.
 */
export function createFetch(connectLimitMs = CONNECT_LIMIT_MS): Fetch {
  const dispatcher = new Agent({ connect: { timeout: connectLimitMs } });
  return (url, init) => fetchByAgent(url, { ...init, dispatcher });
}
