import type { IncomingMessage } from "node:http";
import { type AddressList, normalizeAddress } from "@evergrant/core";
import type { Plugin } from "graphql-yoga";
import { findClientAddress } from "./find-client-address.ts";

interface NodeContext {
  req?: IncomingMessage;
}

/** Remembers from where each request came, for as long as it lives. */
export function createClientAddresses(trustedProxies: AddressList | null): {
  plugin: Plugin<object, NodeContext>;
  addressOf(request: Request): string | null;
} {
  const addresses = new WeakMap<Request, string>();
  return {
    plugin: {
      onRequest({ request, serverContext }) {
        const peer = normalizeAddress(serverContext?.req?.socket.remoteAddress ?? "");
        const forwardedFor = request.headers.get("x-forwarded-for");
        const address = findClientAddress({ peer, forwardedFor, trustedProxies });
        if (address !== null) addresses.set(request, address);
      },
    },
    addressOf: (request) => addresses.get(request) ?? null,
  };
}
