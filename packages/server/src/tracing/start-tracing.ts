import { setTimeout as delay } from "node:timers/promises";
import { context, DiagLogLevel, diag, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import { PrismaInstrumentation } from "@prisma/instrumentation";
import type { Logger } from "pino";
import { cleanSpan } from "./clean-span.ts";
import { createSampler } from "./create-sampler.ts";
import type { Tracing } from "./open-tracing.ts";
import type { TraceEnvironment } from "./trace-variables.ts";

/** So long what is left may take to be sent at the end. */
const LAST_SENDING_MS = 2_000;

/** Of Prisma's spans those that say nothing about the database. */
const IGNORED = [/^prisma:client:(?!operation$|transaction$|db_query$)/];

/** Makes OpenTelemetry's API of empty calls do something, in all of this process. */
export function startTracing(
  environment: TraceEnvironment,
  { url, logger }: { url: string; logger: Pick<Logger, "warn"> },
): Tracing {
  diag.setLogger(diagLoggerOf(logger), { logLevel: DiagLogLevel.WARN });
  const exporter = cleaning(new OTLPTraceExporter({ url }));
  const provider = new TracerProvider({
    sampler: createSampler(environment),
    resource: detectResources({ detectors: [resourceAttributesEnvDetector] }).merge(
      resourceFromAttributes({ "service.name": environment.OTEL_SERVICE_NAME }),
    ),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: environment.OTEL_BSP_SCHEDULE_DELAY,
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  const prisma = new PrismaInstrumentation({ ignoreSpanTypes: IGNORED });
  prisma.setTracerProvider(provider);
  prisma.enable();
  return {
    isOn: true,
    async stop() {
      prisma.disable();
      // A collector that does not answer keeps no process from its end.
      const sent = provider.shutdown().catch(() => undefined);
      await Promise.race([sent, delay(LAST_SENDING_MS)]);
      trace.disable();
      context.disable();
      propagation.disable();
      diag.disable();
    },
  };
}

function cleaning(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleanSpan), done),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

/** In its own words alone: what the collector answered may repeat what it was sent. */
function diagLoggerOf(logger: Pick<Logger, "warn">) {
  const warn = () => logger.warn("Traces could not be sent");
  const nothing = () => {};
  return { error: warn, warn, info: nothing, debug: nothing, verbose: nothing };
}
