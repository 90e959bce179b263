import { STREAM_SILENCE_MS } from "../policy.ts";
import type { Connection } from "../requests/connection.ts";
import type { Send } from "../requests/create-send.ts";
import { isRenewable } from "../requests/read-token.ts";
import { wait } from "./backoff.ts";
import type { LogDeps } from "./follow-log.ts";
import { openEvents } from "./open-events.ts";

/** What following the log of the API behind a connection takes, with the machine's time and chance. */
export function createLogDeps(
  connection: Connection,
  send: Send,
  silenceMs: number = STREAM_SILENCE_MS,
): LogDeps {
  return {
    send,
    open: (after, { filter, onOverflow }, options) =>
      openEvents(connection, { ...filter, onOverflow, after }, { ...options, silenceMs }),
    isRenewable: isRenewable(connection.token),
    wait,
    random: Math.random,
    now: () => performance.now(),
  };
}
