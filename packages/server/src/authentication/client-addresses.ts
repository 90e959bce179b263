import type { IncomingMessage } from "node:http";
import type { Plugin } from "graphql-yoga";
import { clientAddress } from "../http/client-address.ts";

interface NodeContext {
  req?: IncomingMessage;
}

/** Remembers from where each request came, for as long as it lives. */
export function createClientAddresses(trustedProxies = 0): {
  plugin: Plugin<object, NodeContext>;
  addressOf(request: Request): string | null;
} {
  const addresses = new WeakMap<Request, string>();
  return {
    plugin: {
      onRequest({ request, serverContext }) {
        const sent = serverContext?.req;
        if (sent !== undefined) addresses.set(request, clientAddress(sent, trustedProxies));
      },
    },
    addressOf: (request) => addresses.get(request) ?? null,
  };
}
