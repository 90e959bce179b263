import { type CoreDeps, type FoundApiKey, findApiKey, Secret } from "@evergrant/core";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

export interface Authentication {
  plugin: Plugin;
  /** The viewer of a request that passed the plugin. */
  viewerOf(request: Request): FoundApiKey;
  /** The same, or undefined of one that did not. */
  findViewer(request: Request): FoundApiKey | undefined;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;

/** Lets a request pass with a known key alone; any other is 401 UNAUTHENTICATED before it is parsed. */
export function useAuthentication(deps: Pick<CoreDeps, "client" | "cipher">): Authentication {
  const viewers = new WeakMap<Request, FoundApiKey>();
  return {
    plugin: {
      async onRequestParse({ request }) {
        viewers.set(request, await authenticate(deps, request.headers.get("authorization")));
      },
    },
    findViewer: (request) => viewers.get(request),
    viewerOf(request) {
      const viewer = viewers.get(request);
      if (viewer === undefined) throw unauthenticated();
      return viewer;
    },
  };
}

async function authenticate(
  deps: Pick<CoreDeps, "client" | "cipher">,
  header: string | null,
): Promise<FoundApiKey> {
  const presented = BEARER.exec(header ?? "")?.[1];
  const key = presented === undefined ? null : await findApiKey(deps, new Secret(presented));
  if (key === null) throw unauthenticated();
  return key;
}

function unauthenticated(): GraphQLError {
  return new GraphQLError(
    "No valid API key was presented. Send it as `Authorization: Bearer <API key>`.",
    {
      extensions: {
        code: "UNAUTHENTICATED",
        http: { status: 401, headers: { "WWW-Authenticate": "Bearer" } },
      },
    },
  );
}
