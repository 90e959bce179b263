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
      const answer = await yoga.handleNodeRequestAndResponse(request, response, context);
      const stream = live.streamOf(answer);
      if (stream) serveSse(response, answer, stream, options);
      else await sendNodeResponse(answer, response, request, true);
    } catch (err) {
      logger.error({ err }, "A request could not be answered");
      if (!response.headersSent) sendText(response, 500, "Something went wrong on our side.\n");
    }
  };
}
