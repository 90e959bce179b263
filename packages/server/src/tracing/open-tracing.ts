import type { Logger } from "pino";
import type { Running } from "../running.ts";
import type { TraceEnvironment } from "./trace-variables.ts";

export interface Tracing extends Running {
  isOn: boolean;
}

/** Sends traces where the environment says; without that nothing of OpenTelemetry but its API of empty calls is loaded. */
export async function openTracing(
  environment: TraceEnvironment,
  logger: Pick<Logger, "warn">,
): Promise<Tracing> {
  const url = endpointOf(environment);
  if (url === null) return { isOn: false, stop: async () => {} };
  const { startTracing } = await import("./start-tracing.ts");
  return startTracing(environment, { url, logger });
}

function endpointOf(environment: TraceEnvironment): string | null {
  if (environment.OTEL_SDK_DISABLED) return null;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } =
    environment;
  return own ?? (base === undefined ? null : `${base.replace(/\/+$/, "")}/v1/traces`);
}
