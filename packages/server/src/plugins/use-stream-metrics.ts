import type { Plugin } from "graphql-yoga";
import type { Metrics } from "../metrics/create-metrics.ts";
import type { LiveStreams } from "./use-live-streams.ts";
import type { SocketContext } from "./use-subscriptions-alone.ts";

/** Counts the streams that are open, what they are handed, and why they end. */
export function useStreamMetrics(
  { streams: metrics }: Pick<Metrics, "streams">,
  { streamOf }: Pick<LiveStreams, "streamOf">,
): Plugin<SocketContext> {
  return {
    onSubscribe({ args: { contextValue } }) {
      return {
        onSubscribeResult() {
          const stream = streamOf(contextValue);
          if (stream === undefined) return;
          const transport = contextValue.isWebSocket === true ? "websocket" : "sse";
          metrics.opened(transport);
          stream.onHandedOver = () => metrics.delivered(transport);
          stream.onClosed((reason) => metrics.closed(transport, labelOf(reason)));
        },
      };
    },
  };
}

function labelOf(reason: string): string {
  return reason === "CLIENT_GONE" ? "client" : reason;
}
