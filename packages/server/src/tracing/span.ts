import {
  type Attributes,
  type Context,
  context,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";

export const TRACER = "evergrant";
/** Says of a span that a trace may begin with it, and with what: a request, or a job. */
export const ROOT = "evergrant.root";

export interface SpanOptions {
  kind?: SpanKind;
  attributes?: Attributes;
  /** Absent: what runs. */
  parent?: Context;
}

/** Runs something as a span. Nothing but a call where traces are off. */
export function inSpan<T>(
  name: string,
  { parent = context.active(), ...options }: SpanOptions,
  run: (span: Span) => T | Promise<T>,
): Promise<T> {
  return trace.getTracer(TRACER).startActiveSpan(name, options, parent, async (span) => {
    try {
      return await run(span);
    } catch (error) {
      markFailed(span, nameOf(error));
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The same for what does not wait. */
export function inSyncSpan<T>(name: string, run: () => T): T {
  return trace.getTracer(TRACER).startActiveSpan(name, (span) => {
    try {
      return run();
    } finally {
      span.end();
    }
  });
}

/** A span that something else ends. */
export function beginSpan(
  name: string,
  { parent = context.active(), ...options }: SpanOptions,
): Span {
  return trace.getTracer(TRACER).startSpan(name, options, parent);
}

/** Runs something below a span, which may go on after it. */
export async function runBelow(
  span: Span,
  parent: Context,
  run: () => void | Promise<void>,
): Promise<void> {
  try {
    await context.with(trace.setSpan(parent, span), run);
  } catch (error) {
    markFailed(span, nameOf(error));
    throw error;
  }
}

/** What kind of error it is: never its message, which may repeat a secret. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

/** Says as what it failed: a class or a code, never a message, which may repeat a secret. */
export function markFailed(span: Span, type: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute("error.type", type);
}

/** Says on the span that runs which events were committed: their deliveries name the same ids. */
export function noteEvents(name: string, ids: readonly string[]): void {
  trace.getActiveSpan()?.addEvent(name, { "evergrant.event.ids": [...ids] });
}
