import type { AmazonOptions } from "@evergrant/amazon";
import { SpanKind } from "@opentelemetry/api";
import type { Metrics } from "../metrics/create-metrics.ts";
import { beginSpan, markFailed } from "./span.ts";

/** Counts calls to Amazon, and makes a span of each. Amazon is not told of our traces. */
export function watchCalls({
  amazon,
}: Pick<Metrics, "amazon">): NonNullable<AmazonOptions["watchCall"]> {
  return (operation) => {
    const begunAt = performance.now();
    const attributes = { "evergrant.amazon.operation": operation };
    const span = beginSpan(`Amazon ${operation}`, { kind: SpanKind.CLIENT, attributes });
    return ({ class: outcome, status }) => {
      amazon.called({ operation, class: outcome, seconds: (performance.now() - begunAt) / 1_000 });
      span.setAttribute("evergrant.amazon.class", outcome);
      if (status !== null) span.setAttribute("http.response.status_code", status);
      if (outcome !== "ok") markFailed(span, outcome);
      span.end();
    };
  };
}
