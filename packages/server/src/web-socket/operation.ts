import type { ExecutionResult } from "graphql";
import type { Ending } from "../live/ending.ts";
import type { LiveStream } from "../live/live-stream.ts";
import type { Outlet } from "../live/outlet.ts";
import type { Payload } from "../live/payload.ts";
import type { ApiSocket } from "./api-socket.ts";
import { CLOSE_CODES } from "./policy.ts";
import { errorsOf } from "./refusal.ts";

type Results = AsyncIterableIterator<ExecutionResult, undefined>;

/**
 * One subscription on a socket. To graphql-ws it is a source of results that has none and ends: results are written
 * once for all who asked for the same, and go to the socket by themselves. It begins when graphql-ws knows of it.
 */
export function openOperation(id: string, stream: LiveStream, socket: ApiSocket): Results {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  const over = Promise.withResolvers<undefined>();
  // Whoever leaves does not wait for it.
  over.promise.catch(() => undefined);
  const resume = () => stream.resume();
  const outlet: Outlet = {
    send({ json }: Payload) {
      socket.send(`${head}${json}}`);
      return socket.hasRoom(resume);
    },
    end(ending) {
      endOn(socket, ending, over.reject);
    },
  };
  socket.operations += 1;
  stream.onClosed(() => {
    socket.operations -= 1;
  });
  const results: Results = {
    async next() {
      if (!stream.isAttached) stream.attach(outlet);
      return { done: true, value: await over.promise };
    },
    async return() {
      stream.close();
      over.resolve(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => results,
  };
  return results;
}

/** An operation's last word is an error; that of a process that stops is one for the whole socket. */
function endOn(socket: ApiSocket, { reason, json, retryMs }: Ending, fail: (e: unknown) => void) {
  if (json === null) return socket.close(CLOSE_CODES.stopping, JSON.stringify({ retryMs }));
  const [error] = errorsOf(json);
  fail(error);
  // Nothing can be asked for on it any more. The errors of all its operations go first.
  if (reason === "CREDENTIAL_REVOKED" || reason === "CREDENTIAL_EXPIRED")
    setImmediate(() => socket.close(CLOSE_CODES.unauthorized, reason));
}
