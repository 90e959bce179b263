import type { IncomingMessage, ServerResponse } from "node:http";
import { context, propagation, type Span, SpanKind } from "@opentelemetry/api";
import type { Logger } from "pino";
import { currentLogFields, withLogFields } from "../logging/log-fields.ts";
import { chooseRequestId } from "../logging/request-id.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { inSpan, markFailed, ROOT } from "../tracing/span.ts";

/** Runs what answers a request; `route` is the path that it was found by, never the one that was asked for. */
export type RequestObserver = (
  exchange: { request: IncomingMessage; response: ServerResponse; route: string },
  answer: () => void | Promise<void>,
) => void | Promise<void>;

/** Asked by machines again and again: their lines and traces are of interest to nobody. */
const QUIET_ROUTES = new Set(["/health", "/ready", "/metrics"]);
/** Who went before he had an answer; nginx writes it so. */
const GONE_STATUS = 499;

/**
 * Gives each request an id, which stands in its answer, on all its lines and in its trace; counts it, and
 * logs one line of it when its answer has ended: a stream's, when that is closed.
 */
export function createRequestObserver(options: {
  metrics: Pick<Metrics, "http">;
  logger: Logger;
  /** What that line is logged as. */
  level: "info" | "debug";
}): RequestObserver {
  const { metrics, logger, level } = options;
  return ({ request, response, route }, answer) => {
    const method = request.method ?? "";
    const requestId = chooseRequestId(request.headers["x-request-id"]);
    response.setHeader("x-request-id", requestId);
    const isQuiet = QUIET_ROUTES.has(route);
    const begunAt = performance.now();
    const end = (fields: object, span: Span): void => {
      const ms = performance.now() - begunAt;
      const isAnswered = response.headersSent;
      const status = isAnswered ? response.statusCode : GONE_STATUS;
      if (!isStream(response))
        metrics.http.answered({ method, route, status, seconds: ms / 1_000 });
      const line = { ...fields, method, route, status, ms: Math.round(ms) };
      logger[isQuiet ? "debug" : level](line, "Request answered");
      span.setAttribute("http.response.status_code", status);
      if (status >= 500) markFailed(span, String(status));
    };
    const attributes = {
      ...(!isQuiet && { [ROOT]: "request" }),
      "http.request.method": method,
      "http.route": route,
      "evergrant.request_id": requestId,
    };
    const parent = propagation.extract(context.active(), request.headers);
    return withLogFields({ requestId }, () => {
      const fields = currentLogFields();
      return inSpan(
        `${method} ${route}`,
        { kind: SpanKind.SERVER, attributes, parent },
        async (span) => {
          const closed = new Promise<void>((resolve) => {
            response.once("close", () => {
              end(fields, span);
              resolve();
            });
          });
          await answer();
          await closed;
        },
      );
    });
  };
}

/** How long it was open says nothing of how long anybody waited. */
function isStream(response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type"));
  return response.statusCode === 200 && type.startsWith("text/event-stream");
}
