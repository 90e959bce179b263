import type { IncomingMessage } from "node:http";
import { type AddressList, normalizeAddress } from "@evergrant/core";
import type { Plugin } from "graphql-yoga";
import { findClientAddress } from "./find-client-address.ts";

interface NodeContext {
  req?: IncomingMessage;
}

/** Who asked, by whoever connected and whose word is believed; null where that is no address. */
export function addressOfRequest(
  { socket, headers }: Pick<IncomingMessage, "socket" | "headers">,
  trustedProxies: AddressList | null,
): string | null {
  const peer = normalizeAddress(socket.remoteAddress ?? "");
  const given = headers["x-forwarded-for"];
  const forwardedFor = given === undefined ? null : [given].flat().join(",");
  return findClientAddress({ peer, forwardedFor, trustedProxies });
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
        const sent = serverContext?.req;
        const address = sent === undefined ? null : addressOfRequest(sent, trustedProxies);
        if (address !== null) addresses.set(request, address);
      },
    },
    addressOf: (request) => addresses.get(request) ?? null,
  };
}
