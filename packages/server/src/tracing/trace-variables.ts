import { z } from "zod";

const SAMPLERS = [
  "always_on",
  "always_off",
  "traceidratio",
  "parentbased_always_on",
  "parentbased_always_off",
  "parentbased_traceidratio",
] as const;

const url = z.url({ protocol: /^https?$/, error: "is not an http or https address" });

/** OpenTelemetry's own variables, as far as they are ours to read; headers and time-outs its exporter reads. */
export const TRACE_VARIABLES = {
  OTEL_BSP_SCHEDULE_DELAY: z.coerce
    .number("is not a number of milliseconds")
    .int("is not a whole number of milliseconds")
    .min(1, "is less than a millisecond")
    .default(5_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.optional(),
  OTEL_SDK_DISABLED: z.stringbool("is neither true nor false").default(false),
  OTEL_SERVICE_NAME: z.string().default("evergrant"),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS).default("parentbased_always_on"),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number("is not a number")
    .min(0, "is less than 0")
    .max(1, "is more than 1")
    .default(1),
};

export type TraceEnvironment = z.infer<z.ZodObject<typeof TRACE_VARIABLES>>;
