import type { ExecutionResult } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Metrics } from "../metrics/create-metrics.ts";

/** Counts the streams that are open, what they are handed, and why they end. To be the last that takes them over. */
export function useStreamMetrics({ streams }: Pick<Metrics, "streams">): Plugin {
  return {
    onSubscribe({ args }) {
      const { request } = args.contextValue;
      return {
        onSubscribeResult({ result, setResult }) {
          if (Symbol.asyncIterator in result) setResult(countEvents(result, streams, request));
        },
      };
    },
  };
}

function transportOf({ headers }: Request): string {
  return headers.get("accept")?.includes("text/event-stream") ? "sse" : OTHER_TRANSPORT;
}

const OTHER_TRANSPORT = "multipart";

function countEvents(
  source: AsyncIterable<ExecutionResult>,
  metrics: Metrics["streams"],
  request: Request,
): AsyncIterableIterator<ExecutionResult> {
  const transport = transportOf(request);
  const results = source[Symbol.asyncIterator]();
  let reason = "ended";
  let isOver = false;
  metrics.opened(transport);
  const end = (why: string): void => {
    if (!isOver) metrics.closed(transport, why);
    isOver = true;
  };
  const iterator: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      try {
        const next = await results.next();
        // Whatever waits for events hears first that nobody reads any more.
        if (next.done) end(request.signal.aborted ? "client" : reason);
        else {
          metrics.delivered(transport);
          reason = reasonOf(next.value) ?? reason;
        }
        return next;
      } catch (error) {
        end("failed");
        throw error;
      }
    },
    async return() {
      end("client");
      await results.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** Why the credential ended, where this is the result that says so. */
function reasonOf({ errors }: ExecutionResult): string | undefined {
  const { reason } = Object(errors?.[0]?.extensions);
  return typeof reason === "string" ? reason : undefined;
}
