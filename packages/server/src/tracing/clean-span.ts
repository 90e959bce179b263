import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { TRACER } from "./span.ts";

/** What spans that libraries make may say: statements have their parameters apart. */
const KEPT = new Set(["db.query.text", "db.system.name", "method", "model"]);

/** A library's span without what it may hold: errors repeat what was asked with. */
export function cleanSpan(span: ReadableSpan): ReadableSpan {
  if (span.instrumentationScope.name === TRACER) return span;
  const kept = Object.entries(span.attributes).filter(([name]) => KEPT.has(name));
  return {
    name: span.name,
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext && { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: span.status.code },
    attributes: Object.fromEntries(kept),
    links: span.links,
    events: [],
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  };
}
