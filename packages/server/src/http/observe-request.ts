import type { IncomingMessage, ServerResponse } from "node:http";
import { context, propagation, type Span, SpanKind } from "@opentelemetry/api";
import type { Logger } from "pino";
import { currentLogFields, withLogFields } from "../logging/log-fields.ts";
import { chooseRequestId } from "../logging/request-id.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { beginSpan, markFailed, ROOT, runBelow } from "../tracing/span.ts";

/** Runs what answers a request; `route` is the path that it was found by, never the one that was asked for. */
export type RequestObserver = (
  exchange: { request: IncomingMessage; response: ServerResponse; route: string },
  answer: () => void | Promise<void>,
) => void | Promise<void>;

interface Begun {
  at: number;
  response: ServerResponse;
  method: string;
  route: string;
  /** Grows with what is added until it is answered. */
  fields: object;
  span: Span;
}

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
  // Apart from the request: an answer may be a stream, and what ends it is held for as long as that is open.
  const enderOf = (begun: Begun) => (): void => {
    const { response, method, route, fields, span } = begun;
    const ms = performance.now() - begun.at;
    const status = response.headersSent ? response.statusCode : GONE_STATUS;
    if (!isStream(response)) metrics.http.answered({ method, route, status, seconds: ms / 1_000 });
    const line = { ...fields, method, route, status, ms: Math.round(ms) };
    logger[QUIET_ROUTES.has(route) ? "debug" : level](line, "Request answered");
    span.setAttribute("http.response.status_code", status);
    if (status >= 500) markFailed(span, String(status));
    span.end();
  };
  return ({ request, response, route }, answer) => {
    const method = request.method ?? "";
    const requestId = chooseRequestId(request.headers["x-request-id"]);
    response.setHeader("x-request-id", requestId);
    const at = performance.now();
    const attributes = {
      ...(!QUIET_ROUTES.has(route) && { [ROOT]: "request" }),
      "http.request.method": method,
      "http.route": route,
      "evergrant.request_id": requestId,
    };
    const parent = propagation.extract(context.active(), request.headers);
    const span = beginSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes, parent });
    return withLogFields({ requestId }, () => {
      const fields = currentLogFields();
      response.on("close", enderOf({ at, response, method, route, fields, span }));
      return runBelow(span, parent, answer);
    });
  };
}

/** How long it was open says nothing of how long anybody waited. */
function isStream(response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type"));
  return response.statusCode === 200 && type.startsWith("text/event-stream");
}
