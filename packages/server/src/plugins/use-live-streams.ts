import type { Context } from "@evergrant/schema";
import type { ExecutionArgs } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { LiveHub } from "../live/live-hub.ts";
import { LiveStream } from "../live/live-stream.ts";
import type { Pinger } from "../live/pinger.ts";
import { openSseBody } from "../live/sse-body.ts";

export interface LiveStreams {
  plugin: Plugin<Context>;
  /** The stream that a subscription was answered by, found by its context, its request or its response. */
  streamOf(key: object): LiveStream | undefined;
}

const TAKES_SSE = /text\/event-stream|text\/\*|\*\/\*/i;

/**
 * Has the hub run subscriptions. Other plugins see an empty result for one that is let in; with HTTP its answer
 * has a body for readers in process, which whoever sends the answer to a socket leaves aside.
 */
export function useLiveStreams(options: {
  hub: LiveHub;
  pinger: Pinger;
  /** What each result is to say besides. */
  extensionsOf: (args: ExecutionArgs) => object;
}): LiveStreams {
  const { hub, pinger, extensionsOf } = options;
  const streams = new WeakMap<object, LiveStream>();
  return {
    streamOf: (key) => streams.get(key),
    plugin: {
      onSubscribe({ setSubscribeFn }) {
        setSubscribeFn(async (args: ExecutionArgs) => {
          const opened = await hub.open(args, extensionsOf(args));
          if (!(opened instanceof LiveStream)) return opened;
          const context = args.contextValue as Context & { request?: Request };
          streams.set(context, opened);
          if (context.request) streams.set(context.request, opened);
          return {};
        });
      },
      onResultProcess({ request, setResultProcessor }) {
        const stream = streams.get(request);
        if (stream === undefined) return;
        setResultProcessor(() => {
          if (!TAKES_SSE.test(request.headers.get("accept") ?? "*/*")) {
            stream.close();
            return new Response(null, { status: 406, headers: { accept: "text/event-stream" } });
          }
          const body = openSseBody(stream, { pinger, signal: request.signal });
          const response = new Response(body, { headers: SSE_HEADERS });
          streams.set(response, stream);
          return response;
        }, "text/event-stream");
      },
    },
  };
}

const SSE_HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-cache",
  connection: "keep-alive",
  "content-encoding": "none",
  // Proxies in front are not to gather what is to be read at once.
  "x-accel-buffering": "no",
};
