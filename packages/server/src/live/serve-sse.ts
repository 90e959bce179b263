import type { IncomingMessage, ServerResponse } from "node:http";
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
  letGoOf(response.req);
  response.setHeaders(answer.headers);
  response.writeHead(answer.status);
  // A head that is sent by itself is written out; with a piece of the body it would stay the many strings it was made of.
  response.cork();
  response.flushHeaders();
  response.write(PING_FRAME);
  response.uncork();
  const connection = new SseConnection(response, { stream, cutMs });
  response.on("timeout", () => connection.cut());
  const stopPinging = pinger.add(connection);
  stream.onClosed(stopPinging);
  response.on("close", () => stream.close());
  stream.attach(connection);
}

/** Who reads a request is done with it; what there was of it would stay for as long as the connection is open. */
function letGoOf(request: IncomingMessage): void {
  request.removeAllListeners();
  request.headers = {};
  request.rawHeaders = [];
}
