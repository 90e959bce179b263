import type { IncomingMessage } from "node:http";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { GraphQLError } from "graphql";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSampler } from "../tracing/create-sampler.ts";
import { type Admission, createOperationObserver } from "./observe-operation.ts";

const exporter = new InMemorySpanExporter();
beforeEach(() => {
  const sampler = createSampler({
    OTEL_TRACES_SAMPLER: "parentbased_always_on",
    OTEL_TRACES_SAMPLER_ARG: 1,
  });
  const spanProcessors = [new SimpleSpanProcessor({ exporter })];
  trace.setGlobalTracerProvider(new TracerProvider({ sampler, spanProcessors }));
});
afterEach(() => {
  trace.disable();
  exporter.reset();
});

const observe = createOperationObserver({ logger: pino({ enabled: false }), level: "info" });
const handshake = { headers: {} } as IncomingMessage;
const spans = () => exporter.getFinishedSpans();

it("begins a trace with an operation, and ends it with its stream", async () => {
  const closers: ((reason: string) => void)[] = [];
  const stream = { onClosed: (closer: (reason: string) => void) => void closers.push(closer) };
  const admission = { stream, errors: [] } as unknown as Admission;
  expect(await observe(handshake, async () => admission)).toBe(admission);
  expect(spans()).toEqual([]);
  for (const close of closers) close("CLIENT_GONE");
  await expect
    .poll(spans)
    .toMatchObject([
      { name: "WebSocket /graphql", attributes: { "evergrant.result": "CLIENT_GONE" } },
    ]);
});

it.each([
  ["RATE_LIMITED", SpanStatusCode.UNSET],
  ["INTERNAL", SpanStatusCode.ERROR],
])("says what %s was", async (code, status) => {
  const errors = [new GraphQLError("no", { extensions: { code } })];
  await observe(handshake, async () => ({ stream: undefined, errors }));
  await expect
    .poll(spans)
    .toMatchObject([{ attributes: { "evergrant.result": code }, status: { code: status } }]);
});

it("tells whoever asks of what fails", async () => {
  const failing = observe(handshake, () => Promise.reject(new Error("broken")));
  await expect(failing).rejects.toThrow("broken");
  expect(spans()).toMatchObject([{ attributes: { "error.type": "Error" } }]);
});
