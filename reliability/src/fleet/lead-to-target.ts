import { Socket } from "node:net";
import { TARGET_HOST, TARGET_PORT_VARIABLE } from "./target-host.ts";

type Connect = (this: Socket, ...args: unknown[]) => Socket;

/**
 * Has this process reach the webhooks' target, whose name is a public one, at a port of this machine. What is
 * checked before a call stays as it is: only where the connection leads is another.
 */
export function leadToTarget(): void {
  const port = process.env[TARGET_PORT_VARIABLE];
  if (port === undefined) return;
  const connect = Socket.prototype.connect as Connect;
  const connectElsewhere: Connect = function connectElsewhere(...args) {
    // net.connect() hands its arguments on as a list of its own.
    const list: unknown[] = Array.isArray(args[0]) ? args[0] : args;
    const [options] = list;
    if (isForTarget(options)) {
      options.host = "127.0.0.1";
      options.port = Number(port);
      delete options.lookup;
    }
    return connect.apply(this, args);
  };
  Socket.prototype.connect = connectElsewhere as typeof Socket.prototype.connect;
}

function isForTarget(
  options: unknown,
): options is { host: string; port: number; lookup?: unknown } {
  return (
    typeof options === "object" &&
    options !== null &&
    "host" in options &&
    options.host === TARGET_HOST
  );
}
