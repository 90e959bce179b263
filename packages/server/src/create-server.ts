import { actorOf, depsOf, type InstallationDeps, scopeOf, type Wakes } from "@evergrant/core";
import { type Context, schema } from "@evergrant/schema";
import { createYoga } from "graphql-yoga";
import { byApiKey } from "./authentication/by-api-key.ts";
import { createClientAddresses } from "./authentication/client-addresses.ts";
import { useAuthentication } from "./authentication/use-authentication.ts";
import { useCsrfGuard } from "./plugins/use-csrf-guard.ts";
import { useDiscretion } from "./plugins/use-discretion.ts";
import { DEFAULT_LIMITS, type Limits, useLimits } from "./plugins/use-limits.ts";
import { type Logger, useMasking } from "./plugins/use-masking.ts";
import { usePlainParsing } from "./plugins/use-plain-parsing.ts";

export interface ServerOptions {
  deps: InstallationDeps;
  /** Ends the waits of subscriptions. */
  wakes: Wakes;
  logger: Logger;
  /** The page that browsers get at the endpoint to write queries in; never in production. */
  graphiql?: () => string;
  limits?: Partial<Limits>;
  /** Aborts when the process stops: streams end. */
  stopping?: AbortSignal;
}

/** The API: a request listener for node:http, and `fetch` for use in process. Answers `/graphql` alone. */
export function createServer(options: ServerOptions) {
  const { deps, wakes, logger, graphiql, limits, stopping } = options;
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  const addresses = createClientAddresses();
  const authentication = useAuthentication([byApiKey(deps)], addresses.addressOf);
  return createYoga<object, Context>({
    schema,
    context: ({ request }): Context => {
      const { viewer, address } = authentication.senderOf(request);
      return {
        deps: depsOf(deps, scopeOf(viewer)),
        wakes,
        viewer,
        actor: actorOf(viewer, address),
        signals: stopping ? [request.signal, stopping] : [request.signal],
      };
    },
    graphqlEndpoint: "/graphql",
    graphiql: graphiql !== undefined,
    ...(graphiql ? { renderGraphiQL: graphiql } : {}),
    landingPage: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: allLimits.maxBodyBytes,
    // Any origin may ask, since only who has a key is answered; no cookie is ever taken along.
    cors: { origin: "*", credentials: false },
    // What is unexpected is logged where it is masked, and by nobody else.
    logging: false,
    maskedErrors: useMasking(logger),
    plugins: [
      addresses.plugin,
      authentication.plugin,
      useCsrfGuard(),
      usePlainParsing(),
      useLimits(allLimits),
      useDiscretion(),
    ],
  });
}
