import type { IncomingMessage } from "node:http";
import { schema } from "@evergrant/schema";
import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse } from "graphql";
import { type Context, makeServer, type SubscribePayload } from "graphql-ws";
import type { WebSocket } from "ws";
import type { LiveStreams } from "../plugins/use-live-streams.ts";
import type { Logger } from "../plugins/use-masking.ts";
import type { SocketContext } from "../plugins/use-subscriptions-alone.ts";
import type { ApiSocket } from "./api-socket.ts";
import type { OperationObserver } from "./observe-operation.ts";
import { openOperation } from "./operation.ts";
import { CLOSE_CODES, INIT_MS, OPERATION_ID_MAX_LENGTH } from "./policy.ts";
import { readRefusal } from "./refusal.ts";
import { headersOf } from "./request-headers.ts";

/** Speaks graphql-transport-ws on sockets. */
export interface Protocol {
  /** Begins on a socket that was opened by a handshake; answers what to call when it has closed. */
  begin(
    socket: ApiSocket,
    webSocket: WebSocket,
    handshake: IncomingMessage,
  ): (code: number, reason: string) => Promise<void>;
}

/** Answers a request as if it had come by POST; besides, it is known whose connection it came on. */
export type Ask = (
  request: Request,
  context: SocketContext & { req: IncomingMessage },
) => Promise<Response> | Response;

interface Extra {
  socket: ApiSocket;
  handshake: IncomingMessage;
}

/** Any will do: what runs was decided before graphql-ws is told of it. */
const SUBSCRIPTION = parse("subscription { events { id } }");
const WHO_IS_IT = { query: "{ __typename }" };
const URL = "http://localhost/graphql";

/**
 * Every operation is let in as if it were a request of its own: by the same checks, limits and prices, each time. So a
 * key that ends ends on open sockets too. Its answer's stream is then read by the socket.
 */
export function createProtocol(options: {
  ask: Ask;
  live: Pick<LiveStreams, "streamOf">;
  observe: OperationObserver;
  logger: Logger;
}): Protocol {
  const { ask, live, observe, logger } = options;
  const sources = new WeakMap<ExecutionArgs, AsyncIterable<ExecutionResult>>();

  const letIn = (
    { extra: { handshake }, connectionParams }: Context<Record<string, unknown>, Extra>,
    payload: object,
    isWebSocket: boolean,
  ) => {
    const headers = headersOf(handshake.headers, connectionParams);
    const request = new Request(URL, { method: "POST", headers, body: JSON.stringify(payload) });
    return observe(handshake, async () => {
      const answer = await ask(request, { req: handshake, isWebSocket });
      const stream = live.streamOf(answer);
      return { stream, errors: stream === undefined ? await readRefusal(answer) : [] };
    });
  };

  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_MS,
    async onConnect(context) {
      const { socket, handshake } = context.extra;
      const headers = headersOf(handshake.headers, context.connectionParams);
      if (headers.has("cookie") && !headers.has("origin")) {
        socket.close(CLOSE_CODES.forbidden, "FORBIDDEN: Send the Origin that the session is of.");
        return false;
      }
      const [error] = (await letIn(context, WHO_IS_IT, false)).errors;
      if (error === undefined || !CLOSES.has(error.extensions.code)) return true;
      const { code } = error.extensions;
      const closeCode =
        code === "UNAUTHENTICATED" ? CLOSE_CODES.unauthorized : CLOSE_CODES.refusedForNow;
      socket.close(closeCode, `${code}: ${error.message}`);
      return false;
    },
    async onSubscribe(context, id, payload: SubscribePayload) {
      if (id.length > OPERATION_ID_MAX_LENGTH)
        return [new GraphQLError("The operation's id is too long.", BAD_INPUT)];
      const { stream, errors } = await letIn(context, payload, true);
      if (errors.length > 0) return errors;
      if (stream === undefined) return [new GraphQLError("This is no subscription.", BAD_INPUT)];
      const args: ExecutionArgs = { schema, document: SUBSCRIPTION };
      sources.set(args, openOperation(id, stream, context.extra.socket));
      return args;
    },
    subscribe(args) {
      const source = sources.get(args);
      if (source === undefined) throw new Error("A subscription was begun that was not let in.");
      return source;
    },
  });

  return {
    begin(socket, webSocket, handshake) {
      const closed = server.opened(
        {
          protocol: webSocket.protocol,
          send: (frame) => socket.send(frame),
          close: (code = CLOSE_CODES.failed, reason = "") => socket.close(code, reason),
          onMessage(take) {
            webSocket.on("message", (message, isBinary) => {
              // What was sent before a close was heard of still comes.
              if (!socket.isOpen) return;
              if (isBinary) return socket.close(CLOSE_CODES.badRequest, "Send text.");
              const text = message.toString();
              take(text).catch((err: unknown) => {
                if (isOfServers(text))
                  return socket.close(CLOSE_CODES.badRequest, "Servers alone send that.");
                logger.error({ err }, "A message of a WebSocket could not be answered");
                socket.close(CLOSE_CODES.failed, "Something went wrong on our side.");
              });
            });
          },
        },
        { socket, handshake },
      );
      return async (code, reason) => {
        await closed(code, reason);
      };
    },
  };
}

/** Whether graphql-ws was given what it throws at: a message that it knows, and that no client may send. */
function isOfServers(text: string): boolean {
  try {
    return SERVERS_TYPES.has(JSON.parse(text)?.type);
  } catch {
    return false;
  }
}

const SERVERS_TYPES: ReadonlySet<unknown> = new Set(["connection_ack", "next", "error"]);
/** What is said of whoever knocks; what else is wrong is said of each operation. */
const CLOSES: ReadonlySet<unknown> = new Set(["UNAUTHENTICATED", "RATE_LIMITED", "INTERNAL"]);
const BAD_INPUT = { extensions: { code: "BAD_INPUT" } };
