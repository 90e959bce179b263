import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { context, propagation, SpanKind } from "@opentelemetry/api";
import type { GraphQLError } from "graphql";
import type { Logger } from "pino";
import type { LiveStream } from "../live/live-stream.ts";
import { currentLogFields, withLogFields } from "../logging/log-fields.ts";
import { inSpan, markFailed, ROOT } from "../tracing/span.ts";

/** What an operation is answered by: a stream, which ends some day, or what is wrong; or neither. */
export interface Admission {
  stream: LiveStream | undefined;
  errors: GraphQLError[];
}

/** Runs what lets in an operation that came by a socket of a handshake. */
export type OperationObserver = (
  handshake: IncomingMessage,
  letIn: () => Promise<Admission>,
) => Promise<Admission>;

/** Where nobody wants to know. */
export const observeNothing: OperationObserver = (_handshake, letIn) => letIn();

/** Where sockets are opened: their handshakes name no other. */
const ROUTE = "/graphql";

/** Does for an operation on a socket what is done for a request: an id, on all its lines and in its trace, and one line at its end. */
export function createOperationObserver(options: {
  logger: Logger;
  /** What that line is logged as. */
  level: "info" | "debug";
}): OperationObserver {
  const { logger, level } = options;
  return ({ headers }, letIn) => {
    const requestId = randomUUID();
    const begunAt = performance.now();
    const attributes = {
      [ROOT]: "request",
      "http.route": ROUTE,
      "evergrant.request_id": requestId,
    };
    const parent = propagation.extract(context.active(), headers);
    return new Promise((resolve, reject) => {
      withLogFields({ requestId }, () => {
        const fields = currentLogFields();
        return inSpan(
          `WebSocket ${ROUTE}`,
          { kind: SpanKind.SERVER, attributes, parent },
          async (span) => {
            const admission = await letIn();
            resolve(admission);
            const result = await endOf(admission);
            const ms = Math.round(performance.now() - begunAt);
            logger[level]({ ...fields, route: ROUTE, result, ms }, "Operation answered");
            span.setAttribute("evergrant.result", result);
            if (result === "INTERNAL") markFailed(span, result);
          },
        );
      }).catch(reject);
    });
  };
}

/** Waits for the end of a stream; says why it came to it, or as what it was refused. */
function endOf({ stream, errors: [error] }: Admission): Promise<string> | string {
  if (stream === undefined) return error === undefined ? "OK" : String(error.extensions.code);
  return new Promise((resolve) => stream.onClosed(resolve));
}
