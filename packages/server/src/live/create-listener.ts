import type { IncomingMessage, ServerResponse } from "node:http";
import { sendNodeResponse } from "@whatwg-node/server";
import { type Route, sendText } from "../http/listen.ts";
import type { LiveStreams } from "../plugins/use-live-streams.ts";
import type { Logger } from "../plugins/use-masking.ts";
import type { Pinger } from "./pinger.ts";
import { serveSse } from "./serve-sse.ts";

/** What of Yoga answers a request of node:http. */
interface Answerer {
  handleNodeRequestAndResponse(
    request: IncomingMessage,
    response: ServerResponse,
    context: object,
  ): Promise<Response> | Response;
}

/** Listens to node:http for Yoga: it decides whether a subscription may begin, and then has nothing to do with it. */
export function createListener(
  yoga: Answerer,
  options: {
    live: Pick<LiveStreams, "streamOf">;
    pinger: Pinger;
    cutMs: number;
    logger: Logger;
  },
): Route {
  const { live, logger } = options;
  return async (request, response) => {
    try {
      const context = { req: request, res: response };
      const kept = listenersOf(response);
      const answer = await yoga.handleNodeRequestAndResponse(request, response, context);
      const stream = live.streamOf(answer);
      if (stream) {
        keepAlone(response, kept);
        serveSse(response, answer, stream, options);
      } else await sendNodeResponse(answer, response, request, true);
    } catch (err) {
      logger.error({ err }, "A request could not be answered");
      if (!response.headersSent) sendText(response, 500, "Something went wrong on our side.\n");
    }
  };
}

const EVENTS = ["close", "error", "finish"];

function listenersOf(response: ServerResponse): ReadonlySet<unknown> {
  return new Set(EVENTS.flatMap((event) => response.rawListeners(event)));
}

/** What Yoga's adapter has a response tell it holds its request, and would abort what that is done with. */
function keepAlone(response: ServerResponse, kept: ReadonlySet<unknown>): void {
  for (const event of EVENTS)
    for (const listener of response.rawListeners(event))
      if (!kept.has(listener)) response.off(event, listener as () => void);
  response.on("error", ignore);
}

/** Its closing, which follows, says all that there is to know. */
function ignore(): void {}
