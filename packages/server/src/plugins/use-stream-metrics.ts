import type { Plugin } from "graphql-yoga";
import type { LiveStream } from "../live/live-stream.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import type { LiveStreams } from "./use-live-streams.ts";
import type { SocketContext } from "./use-subscriptions-alone.ts";

/** Counts the streams that are open, what they are handed, and why they end. */
export function useStreamMetrics(
  { streams: metrics }: Pick<Metrics, "streams">,
  { streamOf }: Pick<LiveStreams, "streamOf">,
): Plugin<SocketContext> {
  // Made apart from the request, which what stays with a stream is not to hold.
  const count = (stream: LiveStream, transport: "websocket" | "sse"): void => {
    metrics.opened(transport);
    stream.onHandedOver = () => metrics.delivered(transport);
    stream.onClosed((reason) => metrics.closed(transport, labelOf(reason)));
  };
  return {
    onSubscribe({ args: { contextValue } }) {
      return {
        onSubscribeResult() {
          const stream = streamOf(contextValue);
          if (stream) count(stream, contextValue.isWebSocket === true ? "websocket" : "sse");
        },
      };
    },
  };
}

function labelOf(reason: string): string {
  return reason === "CLIENT_GONE" ? "client" : reason;
}
