import { ROOT_CONTEXT, TraceFlags, trace } from "@opentelemetry/api";
import { SamplingDecision } from "@opentelemetry/sdk-trace";
import { expect, it } from "vitest";
import { createSampler } from "./create-sampler.ts";
import { ROOT } from "./span.ts";
import type { TraceEnvironment } from "./trace-variables.ts";

const TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

const below = (traceFlags: TraceFlags) =>
  trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId: TRACE_ID, spanId: "00f067aa0ba902b7", traceFlags },
  });

function isKept(
  name: TraceEnvironment["OTEL_TRACES_SAMPLER"],
  { parent = ROOT_CONTEXT, isOurs = true, ratio = 1 } = {},
): boolean {
  const sampler = createSampler({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio });
  const attributes = isOurs ? { [ROOT]: "job" } : {};
  const { decision } = sampler.shouldSample(parent, TRACE_ID, "span", 0, attributes, []);
  return decision === SamplingDecision.RECORD_AND_SAMPLED;
}

it("begins traces with what we begin alone", () => {
  expect(isKept("always_on")).toBe(true);
  expect(isKept("always_on", { isOurs: false })).toBe(false);
  expect(isKept("always_on", { isOurs: false, parent: below(TraceFlags.SAMPLED) })).toBe(true);
});

it("keeps as the environment says", () => {
  expect(isKept("always_off")).toBe(false);
  expect(isKept("parentbased_always_on", { parent: below(TraceFlags.NONE) })).toBe(false);
  expect(isKept("parentbased_always_off", { parent: below(TraceFlags.SAMPLED) })).toBe(true);
  expect(isKept("traceidratio", { ratio: 0 })).toBe(false);
  expect(isKept("parentbased_traceidratio", { ratio: 1 })).toBe(true);
});
