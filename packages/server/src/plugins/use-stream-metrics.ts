import type { Plugin } from "graphql-yoga";
import type { Metrics } from "../metrics/create-metrics.ts";
import type { LiveStreams } from "./use-live-streams.ts";

/** What Yoga lets in comes by HTTP, and is answered so. */
const TRANSPORT = "sse";

/** Counts the streams that are open, what they are handed, and why they end. */
export function useStreamMetrics(
  { streams: metrics }: Pick<Metrics, "streams">,
  { streamOf }: Pick<LiveStreams, "streamOf">,
): Plugin {
  return {
    onSubscribe({ args: { contextValue } }) {
      return {
        onSubscribeResult() {
          const stream = streamOf(contextValue);
          if (stream === undefined) return;
          // Other transports than HTTP have no request of a subscription's own.
          metrics.opened(TRANSPORT);
          stream.onHandedOver = () => metrics.delivered(TRANSPORT);
          stream.onClosed((reason) => metrics.closed(TRANSPORT, labelOf(reason)));
        },
      };
    },
  };
}

function labelOf(reason: string): string {
  return reason === "CLIENT_GONE" ? "client" : reason;
}
