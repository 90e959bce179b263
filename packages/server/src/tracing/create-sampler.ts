import { isSpanContextValid, trace } from "@opentelemetry/api";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import { ROOT } from "./span.ts";
import type { TraceEnvironment } from "./trace-variables.ts";

/** As the environment says; of what begins by itself, only what we begin: no look for work is a trace of its own. */
export function createSampler({
  OTEL_TRACES_SAMPLER: name,
  OTEL_TRACES_SAMPLER_ARG: ratio,
}: Pick<TraceEnvironment, "OTEL_TRACES_SAMPLER" | "OTEL_TRACES_SAMPLER_ARG">): Sampler {
  const root = rootSampler(name, ratio);
  const chosen = name.startsWith("parentbased_") ? new ParentBasedSampler({ root }) : root;
  return {
    shouldSample(context, traceId, spanName, kind, attributes, links) {
      const parent = trace.getSpanContext(context);
      const isRoot = parent === undefined || !isSpanContextValid(parent);
      if (isRoot && attributes[ROOT] === undefined)
        return { decision: SamplingDecision.NOT_RECORD };
      return chosen.shouldSample(context, traceId, spanName, kind, attributes, links);
    },
    toString: () => `Evergrant(${chosen})`,
  };
}

function rootSampler(name: TraceEnvironment["OTEL_TRACES_SAMPLER"], ratio: number): Sampler {
  if (name.endsWith("traceidratio")) return new TraceIdRatioBasedSampler(ratio);
  return name.endsWith("always_on") ? new AlwaysOnSampler() : new AlwaysOffSampler();
}
