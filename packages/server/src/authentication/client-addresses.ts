import type { IncomingMessage } from "node:http";
import type { Plugin } from "graphql-yoga";

interface NodeContext {
  req?: IncomingMessage;
}

/** Remembers from where each request came, for as long as it lives. */
export function createClientAddresses(): {
  plugin: Plugin<object, NodeContext>;
  addressOf(request: Request): string | null;
} {
  const addresses = new WeakMap<Request, string>();
  return {
    plugin: {
      onRequest({ request, serverContext }) {
        const address = serverContext?.req?.socket.remoteAddress;
        if (address !== undefined) addresses.set(request, address);
      },
    },
    addressOf: (request) => addresses.get(request) ?? null,
  };
}
