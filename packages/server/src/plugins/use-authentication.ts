import { type FoundApiKey, findApiKey, type InstallationDeps, Secret } from "@evergrant/core";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

export interface Authentication {
  plugin: Plugin;
  /** The viewer of a request that passed the plugin. */
  viewerOf(request: Request): FoundApiKey;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;

/** Lets a request pass with a known key alone; any other is 401 UNAUTHENTICATED before it is parsed. */
export function useAuthentication(
  deps: Pick<InstallationDeps, "database" | "cipher">,
): Authentication {
  const viewers = new WeakMap<Request, FoundApiKey>();
  return {
    plugin: {
      async onRequestParse({ request }) {
        viewers.set(request, await authenticate(deps, request.headers.get("authorization")));
      },
    },
    viewerOf(request) {
      const viewer = viewers.get(request);
      if (viewer === undefined) throw unauthenticated();
      return viewer;
    },
  };
}

async function authenticate(
  deps: Pick<InstallationDeps, "database" | "cipher">,
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
