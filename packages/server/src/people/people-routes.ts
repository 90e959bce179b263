import type { CoreDeps } from "@evergrant/core";
import type { Route } from "../http/listen.ts";
import { createPeoplePages } from "../pages/people/create-people-pages.ts";
import type { Logger } from "../plugins/use-masking.ts";
import { createAuthRoute } from "./auth-route.ts";
import type { People } from "./open-people.ts";
import { AUTH_PATH } from "./policy.ts";

/** All by which people sign in, by paths. */
export function createPeopleRoutes(
  { deps, people }: { deps: CoreDeps; people: People },
  logger: Logger,
): [path: string, Route][] {
  const { publicUrl } = deps;
  return [
    [`${AUTH_PATH}/`, createAuthRoute(people, { publicUrl, logger })],
    ...createPeoplePages({ deps, people }, logger),
  ];
}
