import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { expect, it } from "vitest";
import { cleanSpan } from "./clean-span.ts";
import { TRACER } from "./span.ts";

/** A finished span of a tracer, with what a careless library puts on it. */
function makeSpan(tracer: string) {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const span = provider.getTracer(tracer).startSpan("named", {
    attributes: { "db.query.text": "SELECT $1", parameters: "secret of ours" },
  });
  span.recordException(new Error("secret of ours"));
  span.setStatus({ code: 2, message: "secret of ours" });
  span.end();
  const [finished] = exporter.getFinishedSpans();
  if (finished === undefined) throw new Error("It was not exported");
  return finished;
}

it("leaves of a library's span the statement, and nothing that may repeat what was asked with", () => {
  const { attributes, events, status, name } = cleanSpan(makeSpan("prisma"));
  expect({ attributes, events, status, name }).toEqual({
    ...{ attributes: { "db.query.text": "SELECT $1" }, events: [], status: { code: 2 } },
    name: "named",
  });
});

it("leaves our own as they are", () => {
  const span = makeSpan(TRACER);
  expect(cleanSpan(span)).toBe(span);
});
