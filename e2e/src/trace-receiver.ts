import { createServer } from "node:http";

export interface ReceivedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  attributes: Record<string, unknown>;
  events: { name: string; attributes: Record<string, unknown> }[];
}

interface Keyed {
  key: string;
  value: { stringValue?: string; intValue?: number; arrayValue?: { values: Keyed["value"][] } };
}

interface Export {
  resourceSpans: {
    scopeSpans: {
      spans: {
        name: string;
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        attributes: Keyed[];
        events?: { name: string; attributes: Keyed[] }[];
      }[];
    }[];
  }[];
}

export type TraceReceiver = Awaited<ReturnType<typeof startTraceReceiver>>;

/** What OTLP over HTTP is sent to; `onBody` is given what comes, as it comes. */
export async function startTraceReceiver(onBody: (body: Buffer) => void = () => {}) {
  const spans: ReceivedSpan[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    onBody(body);
    if (request.headers["content-type"] === "application/json") spans.push(...readSpans(body));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readSpans(body: Buffer): ReceivedSpan[] {
  const { resourceSpans } = JSON.parse(body.toString()) as Export;
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans));
  return spans.map(({ attributes, events = [], parentSpanId, ...span }) => ({
    ...span,
    parentSpanId: parentSpanId || null,
    attributes: readAttributes(attributes),
    events: events.map((event) => ({
      name: event.name,
      attributes: readAttributes(event.attributes),
    })),
  }));
}

function readAttributes(attributes: Keyed[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, readValue(value)]));
}

function readValue({ arrayValue, stringValue, intValue }: Keyed["value"]): unknown {
  return arrayValue?.values.map(readValue) ?? stringValue ?? intValue;
}
