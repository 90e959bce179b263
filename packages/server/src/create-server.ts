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
import type { Authenticator } from "./authentication/authenticator.ts";
import { byApiKey } from "./authentication/by-api-key.ts";
import { byJwt } from "./authentication/by-jwt.ts";
import { bySession, WORKSPACE_HEADER } from "./authentication/by-session.ts";
import { bySessionToken } from "./authentication/by-session-token.ts";
import { createClientAddresses } from "./authentication/client-addresses.ts";
import { createCredentialWatch } from "./authentication/credential-watch.ts";
import { endedByKey, endedBySession, endedByWorkspace } from "./authentication/ended-checks.ts";
import type { JwtIssuer } from "./authentication/jwt/issuer.ts";
import { useAuthentication } from "./authentication/use-authentication.ts";
import { createListener } from "./live/create-listener.ts";
import { createLiveHub, DEFAULT_LIVE_LIMITS, type LiveLimits } from "./live/live-hub.ts";
import { createPinger } from "./live/pinger.ts";
import { DEFAULT_SSE_LIMITS, type SseLimits } from "./live/serve-sse.ts";
import { createMetrics, type Metrics } from "./metrics/create-metrics.ts";
import { createDescribeOperation } from "./plugins/describe-operation.ts";
import { useAddressLimit } from "./plugins/use-address-limit.ts";
import { useCost } from "./plugins/use-cost.ts";
import { useCredentialWatch } from "./plugins/use-credential-watch.ts";
import { useCsrfGuard } from "./plugins/use-csrf-guard.ts";
import { useDiscretion } from "./plugins/use-discretion.ts";
import { type Graphiql, useGraphiqlPolicy } from "./plugins/use-graphiql-policy.ts";
import { DEFAULT_LIMITS, type Limits, useLimits } from "./plugins/use-limits.ts";
import { useLiveStreams } from "./plugins/use-live-streams.ts";
import { type Logger, useMasking } from "./plugins/use-masking.ts";
import { useObservation } from "./plugins/use-observation.ts";
import { usePlainParsing } from "./plugins/use-plain-parsing.ts";
import { useRateLimit } from "./plugins/use-rate-limit.ts";
import { useReplayFlag } from "./plugins/use-replay-flag.ts";
import { useStreamLimit } from "./plugins/use-stream-limit.ts";
import { useStreamMetrics } from "./plugins/use-stream-metrics.ts";
import { useSubscriptionsAlone } from "./plugins/use-subscriptions-alone.ts";
import { useTracing } from "./plugins/use-tracing.ts";
import { type TrustMode, useTrustedDocuments } from "./plugins/use-trusted-documents.ts";
import { type Limiters, openLimiters } from "./rate-limit/open-limiters.ts";
import type { TrustedDocuments } from "./trusted-documents/read-manifests.ts";
import { createProtocol } from "./web-socket/create-protocol.ts";
import { createUpgrade } from "./web-socket/create-upgrade.ts";
import { type OperationObserver, observeNothing } from "./web-socket/observe-operation.ts";

export interface ServerOptions {
  deps: InstallationDeps;
  /** Say when logs may have grown. */
  wakes: Wakes;
  logger: Logger;
  /** The page that browsers get at the endpoint to write queries in; never in production. */
  graphiql?: Graphiql;
  limits?: Partial<Limits>;
  /** Whose tokens are believed. */
  jwtIssuers?: readonly JwtIssuer[];
  /** Recognise senders besides those who are always recognised. */
  authenticators?: readonly Authenticator[];
  /** How much may be asked for in a minute; absent: keys are not limited. */
  limiters?: Limiters;
  /** Origins, besides our own, whose pages may ask. */
  allowedOrigins?: readonly string[];
  /** Whose X-Forwarded-For is believed; null: nobody's. */
  trustedProxies?: AddressList | null;
  trusted?: { documents: TrustedDocuments; mode: TrustMode };
  /** Aborts when the process stops: streams end. */
  stopping?: AbortSignal;
  live?: Partial<LiveLimits & SseLimits>;
  /** Where it is counted; absent: in nobody's. */
  metrics?: Metrics;
  /** Whether spans are made of operations. */
  isTraced?: boolean;
  /** Told of operations that come by WebSocket. */
  observeOperation?: OperationObserver;
}

/** The API: a request listener for node:http, what makes WebSockets, and `fetch` for use in process. Answers `/graphql` alone. */
export function createServer(options: ServerOptions) {
  const { deps, wakes, logger, graphiql, limits, stopping, allowedOrigins = [] } = options;
  const { machineClock: clock } = deps;
  const { metrics = createMetrics(), isTraced = false } = options;
  const { observeOperation: observe = observeNothing } = options;
  const { trusted, trustedProxies = null, jwtIssuers = [], authenticators = [] } = options;
  const limiters = options.limiters ?? openLimiters({ clock, keyPoints: null });
  const { points } = limiters;
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  const addresses = createClientAddresses(trustedProxies);
  const { addressOf } = addresses;
  const authentication = useAuthentication(
    [
      ...[byApiKey(deps), bySessionToken(deps), bySession(deps)],
      byJwt(deps, jwtIssuers, { logger }),
      ...authenticators,
    ],
    addressOf,
  );
  const watch = createCredentialWatch({
    ...{ wakes, logger },
    machineClock: clock,
    checks: [endedByKey(deps), endedBySession(deps), endedByWorkspace(deps)],
  });
  const isOwnOrigin = (origin: string) =>
    origin === new URL(deps.publicUrl()).origin || allowedOrigins.includes(origin);
  // What costs more than a minute's points could never be answered: waiting does not help.
  const maxCost = Math.min(allLimits.maxCost, points?.key.limit ?? allLimits.maxCost);
  const cost = useCost({ maxCost });
  const describe = createDescribeOperation(trusted?.documents ?? new Map());
  const viewerOf = (request: Request) => authentication.findSender(request)?.viewer;
  const spenderOf = (request: Request) => {
    const viewer = viewerOf(request);
    return (
      viewer && {
        rateKey: viewer.credential.keyId ?? viewer.credential.id,
        workspaceId: viewer.workspaceId,
      }
    );
  };
  const masking = useMasking(logger);
  const liveLimits = { ...DEFAULT_LIVE_LIMITS, ...DEFAULT_SSE_LIMITS, ...options.live };
  const { maskError } = masking;
  const hub = createLiveHub({ deps, wakes, logger, maskError, limits: liveLimits, stopping });
  metrics.beforeScrape(async () => metrics.live.show(hub.counts));
  const pinger = createPinger(liveLimits.pingMs);
  const live = useLiveStreams({ hub, pinger, extensionsOf: cost.extensionsOf });
  const yoga = createYoga<object, Context>({
    schema,
    context: ({ request }): Context => {
      const { viewer, address } = authentication.senderOf(request);
      return {
        deps: depsOf(deps, scopeOf(viewer)),
        viewer,
        actor: actorOf(viewer, address),
        replays: [],
        lastEventId: request.headers.get("last-event-id"),
      };
    },
    graphqlEndpoint: "/graphql",
    graphiql: graphiql !== undefined,
    ...(graphiql ? { renderGraphiQL: () => graphiql.page } : {}),
    landingPage: false,
    batching: false,
    multipart: false,
    extraParamNames: ["documentId"],
    maxRequestBodySize: allLimits.maxBodyBytes,
    cors: (request) => corsOf(request, isOwnOrigin),
    // What is unexpected is logged where it is masked, and by nobody else.
    logging: false,
    maskedErrors: masking,
    plugins: [
      useObservation({ metrics, describe, viewerOf }),
      ...(isTraced ? [useTracing(describe)] : []),
      addresses.plugin,
      useAddressLimit({ failures: limiters.failures, clock, addressOf }),
      useCsrfGuard({ isOwnOrigin }),
      // What is refused by these spends no more than its reading.
      ...(trusted ? [useTrustedDocuments(trusted)] : []),
      cost.plugin,
      authentication.plugin,
      ...(points ? [useRateLimit({ points, clock, spenderOf, costOf: cost.costOf })] : []),
      usePlainParsing(),
      useLimits(allLimits),
      useReplayFlag(),
      useDiscretion(),
      live.plugin,
      useStreamLimit(allLimits, live),
      useCredentialWatch(watch, live),
      useSubscriptionsAlone(),
      useStreamMetrics(metrics, live),
      ...(graphiql ? [useGraphiqlPolicy(graphiql)] : []),
    ],
  });
  const upgrade = createUpgrade({
    protocol: createProtocol({ ask: yoga.fetch, live, observe, logger }),
    ...{ pinger, isOwnOrigin, stopping, maxMessageBytes: allLimits.maxBodyBytes },
  });
  return Object.assign(createListener(yoga, { live, pinger, logger, ...liveLimits }), {
    fetch: yoga.fetch,
    upgrade,
    counts: hub.counts,
  });
}

/** What scripts of another origin may read of an answer, besides its body. */
const EXPOSED_HEADERS = [
  ...["Idempotency-Replayed", "RateLimit", "RateLimit-Policy", "Retry-After"],
  "X-Request-Id",
];

/** Pages of origins that are not listed get no word: their browsers keep the answer from them. */
function corsOf(request: Request, isOwnOrigin: (origin: string) => boolean) {
  const origin = request.headers.get("origin");
  if (origin === null || !isOwnOrigin(origin)) return false;
  return {
    origin: [origin],
    credentials: true,
    methods: ["GET", "POST"],
    allowedHeaders: ["authorization", "content-type", "x-graphql-yoga-csrf", WORKSPACE_HEADER],
    exposedHeaders: EXPOSED_HEADERS,
  };
}
