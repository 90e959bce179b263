import type { ServerResponse } from "node:http";
import type { LiveStream } from "./live-stream.ts";
import type { Pinger } from "./pinger.ts";
import { CUT_MS, PING_MS } from "./policy.ts";
import { SseConnection } from "./sse-connection.ts";
import { PING_FRAME } from "./sse-frames.ts";

/** What can be set in tests. */
export interface SseLimits {
  pingMs: number;
  cutMs: number;
}

export const DEFAULT_SSE_LIMITS: SseLimits = { pingMs: PING_MS, cutMs: CUT_MS };

/** Sends a stream as the answer whose head was made for it, until either side ends it. */
export function serveSse(
  response: ServerResponse,
  answer: Response,
  stream: LiveStream,
  { pinger, cutMs }: { pinger: Pinger; cutMs: number },
): void {
  if (response.closed || response.destroyed) {
    stream.close();
    return;
  }
  // Those who read the request are done with it, and hold all of it for as long as the connection is open.
  response.req.removeAllListeners();
  response.setHeaders(answer.headers);
  response.writeHead(answer.status);
  response.write(PING_FRAME);
  const connection = new SseConnection(response, stream);
  // Nothing is written while something waits: a connection that is idle then takes nothing.
  response.setTimeout(cutMs, () => {
    if (!connection.isBlocked && !stream.isOver) return;
    stream.close("SLOW_CONSUMER");
    response.destroy();
  });
  const stopPinging = pinger.add(connection);
  stream.onClosed(stopPinging);
  response.on("close", () => stream.close());
  stream.attach(connection);
}
