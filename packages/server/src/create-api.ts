import type { InstallationDeps, Wakes } from "@evergrant/core";
import type { Logger } from "pino";
import { type ApiEnvironment, readApiOptions } from "./api-options.ts";
import { createServer } from "./create-server.ts";
import { limitAddress } from "./http/limit-address.ts";
import type { Route, Upgrade } from "./http/listen.ts";
import type { Metrics } from "./metrics/create-metrics.ts";
import { createPages } from "./pages/create-pages.ts";
import { openPeople } from "./people/open-people.ts";
import { createPeopleRoutes } from "./people/people-routes.ts";
import type { Graphiql } from "./plugins/use-graphiql-policy.ts";
import { createStack, type Running } from "./running.ts";
import type { OperationObserver } from "./web-socket/observe-operation.ts";

export interface Api extends Running {
  /** By path. */
  routes: Map<string, Route>;
  upgrades: Map<string, Upgrade>;
}

/** What answers whoever asks: the API and the pages. It is stopped after whatever listens. */
export async function createApi(
  environment: ApiEnvironment,
  given: {
    deps: InstallationDeps;
    wakes: Wakes;
    url: string;
    logger: Logger;
    signUp: "invitation" | "open";
    canMail: boolean;
    graphiql?: Graphiql;
    /** Whether an address may ask for pages only so often. */
    limitsPages: boolean;
    /** Aborts when the process stops: streams end. */
    stopping: AbortSignal;
    metrics: Metrics;
    /** Whether spans are made of operations. */
    isTraced: boolean;
    /** Told of operations that come by WebSocket. */
    observeOperation: OperationObserver;
  },
): Promise<Api> {
  const { deps, logger, limitsPages, signUp, canMail } = given;
  const stack = createStack();
  const options = await readApiOptions(environment, given);
  stack.add(options.limiters.stop);
  const people = openPeople({ deps, logger, ...options, signUp, canMail });
  stack.add(people.stop);
  const pageOptions = { logger, trustedProxies: options.trustedProxies };
  const pages = [
    ...createPages(deps, pageOptions),
    ...createPeopleRoutes({ deps, people }, pageOptions),
  ];
  const limits = { ...options, clock: deps.machineClock };
  const server = createServer({ ...options, ...given });
  return {
    upgrades: new Map([["/graphql", server.upgrade]]),
    routes: new Map<string, Route>([
      ["/graphql", server],
      ...pages.map(([path, page]): [string, Route] => [
        path,
        limitsPages ? limitAddress(page, limits) : page,
      ]),
    ]),
    stop: stack.stop,
  };
}
