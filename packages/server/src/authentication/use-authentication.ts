import { Secret, type Viewer } from "@evergrant/core";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Authenticator, Presented } from "./authenticator.ts";

/** Who sent a request, and from where. */
export interface Authenticated {
  viewer: Viewer;
  address: string | null;
}

export interface Authentication {
  plugin: Plugin;
  /** The sender of a request that passed the plugin. */
  senderOf(request: Request): Authenticated;
  /** The same, or undefined of one that did not. */
  findSender(request: Request): Authenticated | undefined;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,4096}) *$/i;

/**
 * Lets a request pass whose sender one of the authenticators recognises; any other is 401
 * UNAUTHENTICATED before it is parsed.
 */
export function useAuthentication(
  authenticators: readonly Authenticator[],
  addressOf: (request: Request) => string | null,
): Authentication {
  const senders = new WeakMap<Request, Authenticated>();
  return {
    plugin: {
      async onRequestParse({ request }) {
        const address = addressOf(request);
        const viewer = await authenticate(authenticators, readPresented(request, address));
        senders.set(request, { viewer, address });
      },
    },
    findSender: (request) => senders.get(request),
    senderOf(request) {
      const sender = senders.get(request);
      if (sender === undefined) throw unauthenticated({ headers: request.headers });
      return sender;
    },
  };
}

function readPresented({ headers }: Request, address: string | null): Presented {
  const bearer = BEARER.exec(headers.get("authorization") ?? "")?.[1];
  return { bearer: bearer === undefined ? null : new Secret(bearer), headers, address };
}

async function authenticate(
  authenticators: readonly Authenticator[],
  presented: Presented,
): Promise<Viewer> {
  for (const recognise of authenticators) {
    const viewer = await recognise(presented);
    if (viewer !== null) return viewer;
  }
  throw unauthenticated(presented);
}

/** In the same words for what never was, is over, was revoked, or comes from elsewhere: who guesses learns nothing. */
function unauthenticated({ headers }: Pick<Presented, "headers">): GraphQLError {
  const isPresented = /^Bearer +\S/i.test(headers.get("authorization") ?? "");
  const message = isPresented
    ? "The key or token that was presented is not valid: mistyped, over, revoked, or not allowed from this address. Get a new one."
    : "No API key, token or session was presented. Send a key or token as `Authorization: Bearer <key or token>`, or sign in.";
  return new GraphQLError(message, {
    extensions: {
      code: "UNAUTHENTICATED",
      http: {
        status: 401,
        headers: { "WWW-Authenticate": isPresented ? 'Bearer error="invalid_token"' : "Bearer" },
      },
    },
  });
}
