import {
  type AddressList,
  actorOf,
  depsOf,
  type InstallationDeps,
  scopeOf,
  type Wakes,
} from "@evergrant/core";
import { type Context, schema } from "@evergrant/schema";
import { createYoga } from "graphql-yoga";
import { byApiKey } from "./authentication/by-api-key.ts";
import { byJwt } from "./authentication/by-jwt.ts";
import { bySessionToken } from "./authentication/by-session-token.ts";
import { createClientAddresses } from "./authentication/client-addresses.ts";
import { createCredentialWatch } from "./authentication/credential-watch.ts";
import { endedByKey, endedByWorkspace } from "./authentication/ended-checks.ts";
import type { JwtIssuer } from "./authentication/jwt/issuer.ts";
import { useAuthentication } from "./authentication/use-authentication.ts";
import { useCredentialWatch } from "./plugins/use-credential-watch.ts";
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
  /** Whose tokens are believed. */
  jwtIssuers?: readonly JwtIssuer[];
  /** Whose X-Forwarded-For is believed. */
  trustedProxies?: AddressList;
  /** Aborts when the process stops: streams end. */
  stopping?: AbortSignal;
}

/** The API: a request listener for node:http, and `fetch` for use in process. Answers `/graphql` alone. */
export function createServer(options: ServerOptions) {
  const { deps, wakes, logger, graphiql, limits, stopping, jwtIssuers = [] } = options;
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  const addresses = createClientAddresses(options.trustedProxies ?? null);
  const authentication = useAuthentication(
    [byApiKey(deps), bySessionToken(deps), byJwt(deps, jwtIssuers, { logger })],
    addresses.addressOf,
  );
  const watch = createCredentialWatch({
    ...{ wakes, logger },
    machineClock: deps.machineClock,
    checks: [endedByKey(deps), endedByWorkspace(deps)],
  });
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
      useCredentialWatch(watch),
    ],
  });
}
