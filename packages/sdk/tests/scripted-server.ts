import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";

/** A log's event as the API would tell it; its cursor is its number. */
export interface LoggedEvent {
  __typename: string;
  id: string;
  cursor: string;
  type: string;
}

export interface ReceivedRequest {
  operation: string;
  variables: Record<string, unknown>;
  method: string;
  url: string;
  authorization: string | undefined;
}

type Answer = (request: ReceivedRequest, response: ServerResponse) => unknown;

interface OpenStream {
  response: ServerResponse;
  types: unknown;
}

/** Speaks as much of GraphQL over HTTP and SSE as the SDK listens to, and misbehaves on demand. */
export async function startScriptedServer() {
  const log: LoggedEvent[] = [];
  const requests: ReceivedRequest[] = [];
  const streams = new Set<OpenStream>();
  const answers = new Map<string, Answer>();

  function tell({ response, types }: OpenStream, event: LoggedEvent): void {
    if (Array.isArray(types) && !types.includes(event.type)) return;
    response.write(`event: next\ndata: ${JSON.stringify({ data: { events: event } })}\n\n`);
  }

  function append(type = "TOKEN_ENABLED", fields: Record<string, unknown> = {}): LoggedEvent {
    const number = String(log.length + 1);
    const event = {
      __typename: "MwsTokenStatusChanged",
      id: `event-${number}`,
      cursor: number,
      type,
      ...fields,
    };
    log.push(event);
    for (const stream of streams) tell(stream, event);
    return event;
  }

  function stream({ variables }: ReceivedRequest, response: ServerResponse): void {
    const opened = { response, types: variables.types };
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(":\n\n");
    if (variables.after != null) {
      for (const event of log.slice(Number(variables.after))) tell(opened, event);
    }
    streams.add(opened);
    response.on("close", () => streams.delete(opened));
  }

  answers.set("Events", stream);
  answers.set("NewestEvent", () => ({
    events: { edges: log.slice(-1).map(({ cursor }) => ({ cursor })) },
  }));
  answers.set("OldestEvent", ({ variables }) => {
    const filter = variables.filter as { types?: string[] } | undefined;
    const node = log.find(({ type }) => filter?.types?.includes(type) ?? true);
    return { events: { edges: node ? [{ node }] : [] } };
  });

  const server = createServer(async (incoming, response) => {
    let body = "";
    for await (const piece of incoming) body += piece;
    const { query = "", variables = {} } = body === "" ? {} : JSON.parse(body);
    const request = {
      operation: /(?:query|mutation|subscription) (\w+)/.exec(query)?.[1] ?? "",
      variables,
      method: incoming.method ?? "",
      url: incoming.url ?? "",
      authorization: incoming.headers.authorization,
    };
    requests.push(request);
    const data = await answers.get(request.operation)?.(request, response);
    if (data === undefined || response.headersSent) return;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}/graphql`,
    log,
    requests,
    streams,
    append,
    stream,
    /** Replaces what an operation is answered; undefined says that the function answered itself. */
    answer: (operation: string, answer: Answer) => answers.set(operation, answer),
    /** Breaks every open stream off. */
    cut() {
      for (const { response } of streams) response.destroy();
      streams.clear();
    },
    countOf: (operation: string) => requests.filter((one) => one.operation === operation).length,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

export type ScriptedServer = Awaited<ReturnType<typeof startScriptedServer>>;

/** Answers as the API refuses a whole request. */
export function refuse(
  response: ServerResponse,
  code: string,
  status = 200,
  more: Record<string, unknown> = {},
): void {
  const errors = [{ message: `Refused with ${code}.`, extensions: { code, ...more } }];
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(JSON.stringify({ errors }));
}
